import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, describe, expect, test } from 'vitest';
import { ApplicabilityRoutes } from '#client/features/applicability/applicability-routes.tsx';
import { OrganisationFrame } from '#client/features/organisation/organisation-context.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { entryRecordId } from '#domain/applicability/statement.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const open = async (path: string) => {
  const made = await testTablet();
  const founded = await made.recorder.found('organisation', (journal) =>
    editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken Kredit' }),
  );
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const journal = founded.value;
  const tablet = {
    database: made.database,
    recorder: made.recorder,
    drafts: made.drafts,
    now: made.now,
    newId: () => crypto.randomUUID(),
    crypto,
    catalogue,
  } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <MemoryRouter initialEntries={[`/organisations/${journal}/applicability${path}`]}>
            <Routes>
              <Route path="/organisations/:organisation" element={<OrganisationFrame />}>
                <Route path="applicability/*" element={<ApplicabilityRoutes />} />
              </Route>
            </Routes>
          </MemoryRouter>
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>,
  );
  const entry = async (key: string) => (await made.database.rows.get([journal, entryRecordId(journal, key)]))?.fields;
  return { ...made, journal, entry };
};

describe('the screens of the Statement of Applicability', () => {
  test('say of a control that it is excluded, and why', async () => {
    const { entry } = await open('/controls/A.4.4');
    await screen.findByText(/Nobody has decided yet/u);
    fireEvent.click(screen.getByRole('button', { name: 'Excluded' }));
    await waitFor(async () =>
      expect(await entry('A.4.4')).toMatchObject({ control: 'A.4.4', applicability: 'excluded' }),
    );
    await screen.findByText('Excluded without a justification');
    fireEvent.change(screen.getByLabelText('Why it is excluded'), { target: { value: 'No tools of our own.' } });
    fireEvent.blur(screen.getByLabelText('Why it is excluded'));
    await waitFor(async () => expect(await entry('A.4.4')).toMatchObject({ exclusionReason: 'No tools of our own.' }));
    await waitFor(() => expect(screen.queryByText('Excluded without a justification')).toBeNull());
  });

  test('[SOA5] say why a version was not approved, and lead to each control', async () => {
    const { database } = await open('/versions');
    fireEvent.change(await screen.findByLabelText('Version'), { target: { value: '1.0' } });
    fireEvent.change(screen.getByLabelText('Approved by'), { target: { value: 'Ingrid Sävström' } });
    fireEvent.click(screen.getByRole('button', { name: 'Approve version' }));
    await screen.findByText(/can't be approved while these controls lack something/u);
    expect(screen.getAllByText('is not decided', { exact: false })).toHaveLength(38);
    expect(await database.rows.where('noun').equals('statementVersion').count()).toBe(0);
  });

  test('[SOA4] add an own control, and refuse one that reads like Annex A', async () => {
    const { database } = await open('');
    const form = must((await screen.findByLabelText('Reference')).closest('form'), 'form');
    const add = (reference: string) => {
      fireEvent.change(within(form).getByLabelText('Reference'), { target: { value: reference } });
      fireEvent.submit(form);
    };
    add('A.11.1');
    expect((await screen.findByRole('alert')).textContent).toContain('reads like a number of the standard');
    add('PR-11');
    await waitFor(async () => expect(await database.rows.where('noun').equals('extraControl').count()).toBe(1));
  });
});
