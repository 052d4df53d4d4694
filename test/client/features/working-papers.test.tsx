import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { WorkingPapersScreen } from '#client/features/plan/working-papers-screen.tsx';
import { AuditProvider, useAuditFacts, useOpenAudit } from '#client/features/tablet/audit-context.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readAuditFacts } from '#client/store/read-facts.ts';
import { teamMemberRecordId } from '#domain/audit/start-audit.ts';
import { assigneeOf } from '#domain/plan/assign.ts';
import { impartialityProblems } from '#domain/plan/impartiality.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const setUp = async () => {
  const made = await testTablet();
  const journal = await made.begin();
  const lead = teamMemberRecordId(journal, sofia.person);
  await made.recorder.commit({ journal, edits: editsOf('teamMember', lead, { items: ['9.2.2'] }) });
  const tablet = { ...made, crypto, catalogue, newId: () => crypto.randomUUID() } as unknown as Tablet;
  const Screen = () => {
    const open = useOpenAudit(useAuditFacts(journal));
    return open ? (
      <AuditProvider value={open}>
        <WorkingPapersScreen />
      </AuditProvider>
    ) : null;
  };
  render(
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <MemoryRouter>
            <Screen />
          </MemoryRouter>
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>,
  );
  return { lead, facts: () => readAuditFacts(made.database, journal, catalogue) };
};

test('a working paper is given with a tap; an own item only after a warning and with a reason', async () => {
  const { lead, facts } = await setUp();
  fireEvent.click(await screen.findByRole('button', { name: /^9\.2\.1/ }));
  await waitFor(async () => expect(assigneeOf(await facts(), '9.2.1')).toBe(lead));
  fireEvent.click(screen.getByRole('button', { name: /^9\.2\.2/ }));
  const sheet = within(await screen.findByRole('dialog'));
  expect(assigneeOf(await facts(), '9.2.2')).toBeUndefined();
  const goOn = sheet.getByRole('button', { name: 'Go on with this reason' });
  expect((goOn as HTMLButtonElement).disabled).toBe(true);
  fireEvent.change(sheet.getByLabelText('Why there is no other way'), { target: { value: 'There is nobody else.' } });
  fireEvent.click(goOn);
  await waitFor(async () =>
    expect(impartialityProblems(await facts())).toMatchObject([
      { reason: 'There is nobody else.', work: { ref: '9.2.2' } },
    ]),
  );
  await screen.findByText('There is nobody else.');
});
