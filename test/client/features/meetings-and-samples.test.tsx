import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, describe, expect, test } from 'vitest';
import { MeetingRoutes } from '#client/features/meeting/meeting-routes.tsx';
import { useSigning } from '#client/features/meeting/use-signing.ts';
import { SamplingRoutes } from '#client/features/sampling/sampling-routes.tsx';
import { AuditProvider, useAuditFacts, useOpenAudit } from '#client/features/tablet/audit-context.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readAuditFacts } from '#client/store/read-facts.ts';
import { ReadOnly } from '#client/ui/read-only.tsx';
import type { Drawn, Signature } from '#domain/meeting/drawn-signature.ts';
import { attendanceOf, meetingPointsOf, meetingsOf } from '#domain/meeting/meetings.ts';
import { must } from '#domain/must.ts';
import { drawPositions } from '#domain/sampling/draw-positions.ts';
import { sampleItemsOf } from '#domain/sampling/samples.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const setUp = async (place: 'meetings' | 'samples', routes: ReactNode) => {
  const made = await testTablet();
  const journal = await made.begin();
  await made.database.tablet.put({ key: 'tablet', ...sofia } as never);
  let ids = 0;
  const tablet = {
    database: made.database,
    recorder: made.recorder,
    drafts: made.drafts,
    now: made.now,
    newId: () => `dddddddd-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    crypto,
    catalogue,
  } as unknown as Tablet;
  const Audit = ({ children }: { children: ReactNode }) => {
    const open = useOpenAudit(useAuditFacts(journal));
    return open && <AuditProvider value={open}>{children}</AuditProvider>;
  };
  render(
    <I18nProvider i18n={i18n}>
      <TabletProvider value={tablet}>
        <MemoryRouter initialEntries={[`/audits/${journal}/plan/${place}`]}>
          <Audit>
            <Routes>
              <Route path={`/audits/:journal/plan/${place}/*`} element={routes} />
            </Routes>
          </Audit>
        </MemoryRouter>
      </TabletProvider>
    </I18nProvider>,
  );
  const facts = () => readAuditFacts(made.database, journal, catalogue);
  return { facts };
};

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }, { timeout: 5_000 }));

const Sealable = ({ children }: { children: ReactNode }) => {
  const [isSealed, setSealed] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setSealed(true)}>
        seal
      </button>
      <ReadOnly value={isSealed}>{children}</ReadOnly>
    </>
  );
};

/** Buttons and boxes that would record something. */
const recording = () =>
  [...screen.queryAllByRole('button'), ...screen.queryAllByRole('checkbox'), ...screen.queryAllByRole('combobox')]
    .filter((place) => !place.matches(':disabled, [readonly]') && !place.closest('fieldset[disabled]'))
    .map((place) => place.getAttribute('aria-label') ?? place.textContent)
    .filter((name) => !['seal', 'Back', 'Done'].includes(name ?? ''));

describe('in a sealed audit', () => {
  test('[SO12] a meeting is read, and nothing of it can be recorded', async () => {
    await setUp(
      'meetings',
      <Sealable>
        <MeetingRoutes />
      </Sealable>,
    );
    await press('Begin the opening meeting');
    await press(/Sofia Ångström/u);
    await screen.findByRole('button', { name: 'Sign: Sofia Ångström' });
    await press('seal');
    await waitFor(() => expect(recording()).toEqual([]));
  });

  test('[SO12] a sample is read, and nothing of it can be recorded', async () => {
    await setUp(
      'samples',
      <Sealable>
        <SamplingRoutes />
      </Sealable>,
    );
    await press('Begin a sample');
    await screen.findByRole('button', { name: 'Draw' });
    await press('seal');
    await waitFor(() => expect(recording()).toEqual([]));
  });
});

describe('meetings on the tablet', () => {
  test('the opening meeting is begun, a point ticked off, a member of the team added and signed with the typed name', async () => {
    const { facts } = await setUp('meetings', <MeetingRoutes />);
    await press('Begin the opening meeting');
    fireEvent.click(await screen.findByRole('checkbox', { name: /Objectives, scope and criteria/u }));
    await press(/Sofia Ångström/u);
    await press('Sign: Sofia Ångström');
    await press('Type the name');
    await press('Sign with this name');
    await waitFor(async () => {
      const now = await facts();
      const meeting = must(meetingsOf(now)[0], 'meeting');
      expect(
        meetingPointsOf(now, meeting)
          .filter(({ isDone }) => isDone)
          .map(({ point }) => point),
      ).toEqual(['basis']);
      expect(attendanceOf(now, meeting.record)[0]?.fields).toMatchObject({
        name: 'Sofia Ångström',
        position: 'Lead auditor',
        presence: 'inPerson',
        signature: { name: 'Sofia Ångström' },
      });
    });
  });

  const drawing = (points: number): Drawn => ({
    width: 1000,
    height: 500,
    strokes: [Array.from({ length: points }, (_, i) => i)],
  });

  const Pad = ({ onSign, draws }: { onSign: (signature: Signature) => Promise<boolean>; draws: readonly Drawn[] }) => {
    const { draw, drawn } = useSigning({ label: 'Signature', name: 'Ada', signature: undefined, onSign });
    return (
      <>
        <button type="button" onClick={() => draws.forEach(draw)}>
          draw
        </button>
        <p>{drawn?.strokes[0]?.length ?? 'empty'}</p>
      </>
    );
  };
  const show = (pad: ReactNode) =>
    render(
      <TabletProvider value={{ now: () => '2026-03-16T08:00:00.000Z' } as unknown as Tablet}>{pad}</TabletProvider>,
    );

  test('[MT7] what is drawn is recorded once for strokes that follow each other, and at once when the sheet goes', async () => {
    const signed: Signature[] = [];
    const onSign = (signature: Signature) => Promise.resolve(signed.push(signature) > 0);
    const { unmount } = show(<Pad onSign={onSign} draws={[drawing(4), drawing(6)]} />);
    await press('draw');
    expect(signed).toEqual([]);
    unmount();
    await waitFor(() => expect(signed.map(({ drawn }) => drawn?.strokes[0]?.length)).toEqual([6]));
    expect(sessionStorage.length).toBe(0);
  });

  test('[MT7] a page that goes before the store has the strokes records them when it is there again', async () => {
    const never = show(<Pad onSign={() => new Promise(() => undefined)} draws={[drawing(8)]} />);
    await press('draw');
    never.unmount();
    const signed: Signature[] = [];
    show(<Pad onSign={(signature) => Promise.resolve(signed.push(signature) > 0)} draws={[]} />);
    await waitFor(() => expect(signed.map(({ drawn }) => drawn?.strokes[0]?.length)).toEqual([8]));
  });

  test('[MT7] what was refused stays on the pad', async () => {
    show(<Pad onSign={() => Promise.resolve(false)} draws={[drawing(4)]} />);
    await press('draw');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(screen.getByText('4')).toBeTruthy();
  });
});

describe('samples on the tablet', () => {
  test('[SM4] a sample is begun, sized as suggested, and drawn from its seed without network', async () => {
    const { facts } = await setUp('samples', <SamplingRoutes />);
    await press('Begin a sample');
    fireEvent.change(await screen.findByLabelText('On which item'), { target: { value: '6.1.4' } });
    fireEvent.change(screen.getByLabelText(/Population, N/u), { target: { value: '11' } });
    await press('Take 5');
    const seed = screen.getByLabelText(/^Seed/u);
    fireEvent.change(seed, { target: { value: '42014' } });
    fireEvent.blur(seed);
    await waitFor(async () =>
      expect((await facts()).of('sample')[0]?.fields).toMatchObject({ size: 5, seed: '42014' }),
    );
    await press('Draw');
    await waitFor(async () => {
      const now = await facts();
      const items = sampleItemsOf(now, must(now.of('sample')[0], 'sample').record);
      expect(items.map(({ fields }) => fields.position)).toEqual(
        [...drawPositions('42014', 11, 5)].toSorted((a, b) => a - b),
      );
    });
    await screen.findByText('Not as required: 0 of 5');
  });
});
