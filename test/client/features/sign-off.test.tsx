import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { AuditFrame } from '#client/features/audits/audit-frame.tsx';
import { SignOffScreen } from '#client/features/sign-off/sign-off-screen.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readChanges } from '#client/store/read-all-changes.ts';
import { readAuditFacts, readJournalFacts } from '#client/store/read-facts.ts';
import { readSeals } from '#client/store/read-seals.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { itemStates } from '#domain/checklist/item-states.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const setUp = async () => {
  const made = await testTablet();
  const journal = await made.begin();
  const facts = await readAuditFacts(made.database, journal, catalogue);
  await made.recorder.commit({
    journal,
    edits: itemStates(facts).flatMap(({ item }) =>
      editsOf('checklistResponse', responseRecordId(journal, item), {
        item,
        response: 'notAudited',
        reason: 'No time',
      }),
    ),
  });
  const { database, recorder, drafts, now } = made;
  const tablet = {
    ...{ database, recorder, drafts, now, crypto, catalogue, app: 'test' },
    newId: () => crypto.randomUUID(),
    notes: { expectedPhotos: () => Promise.resolve([]) },
    connection: () => new Promise(() => undefined),
  } as unknown as Tablet;
  const Screen = () => (
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <MemoryRouter initialEntries={[`/audits/${journal}/report/sign-off`]}>
            <Routes>
              <Route path="/audits/:journal" element={<AuditFrame />}>
                <Route path="report/sign-off" element={<SignOffScreen />} />
              </Route>
            </Routes>
          </MemoryRouter>
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>
  );
  return { ...made, journal, Screen };
};

test('[SO6] [SO12] names what blocks, seals once it is mended, and then only reads; a late word comes in by a supplement', async () => {
  const { database, recorder, journal, Screen } = await setUp();
  render(<Screen />);
  await screen.findByText('The conclusion is not written');
  expect(screen.getByRole('button', { name: 'Sign off and seal' })).toHaveProperty('disabled', true);
  await recorder.commit({
    journal,
    edits: editsOf('audit', auditRecordId(journal), {
      conclusion: 'In place.',
      conformityAnswer: 'In large part.',
      effectivenessAnswer: 'Yes.',
    }),
  });
  await screen.findByText('Nothing stands in the way.');
  fireEvent.change(screen.getByLabelText('Name of who signs'), { target: { value: 'Ada' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign' }));
  // A drawn one may take the place of the typed name.
  expect(await screen.findByRole('button', { name: 'Change the signature of Ada' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Sign off and seal' }));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, sign off and seal' }));
  await screen.findByText('Nothing came in after the sign-off.');
  await screen.findByText(/^Signed off on .*, issue 1$/u);
  expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull();
  expect(screen.queryByRole('button', { name: /signature of Ada/u })).toBeNull();

  // What another tablet of the lead's wrote without knowing of the seal.
  const late = must(
    (await readChanges(database, journal)).find(({ field }) => field === 'conclusion'),
    'change',
  );
  const [id, act] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.changes.add({ ...late, id, act, supersedes: [late.id], value: 'Reworded', n: 900 });
  fireEvent.click(await screen.findByRole('checkbox'));
  fireEvent.change(screen.getByLabelText('Reason for the supplement'), { target: { value: 'The last wording' } });
  fireEvent.click(screen.getByRole('button', { name: 'Seal a supplement with one late act' }));
  await screen.findByText('Nothing came in after the sign-off.');
  await waitFor(async () =>
    expect((await readSeals(database, journal)).issues.map(({ reason }) => reason)).toEqual([
      'First issue',
      'The last wording',
    ]),
  );
  expect((await database.rows.get([journal, auditRecordId(journal)]))?.fields['conclusion']).toBe('Reworded');
});

test('[PR1] what a signed-off audit gave is noted in the programme that planned it', async () => {
  const { database, recorder, journal, Screen } = await setUp();
  const plan = 'eeeeeeee-0000-4000-8000-000000000001';
  const founded = await recorder.found('organisation', () =>
    editsOf('plannedAudit', plan, { title: 'Spring', startsOn: '2026-03-17', audit: journal }),
  );
  if (!founded.ok) throw new Error(founded.refusal.kind);
  await recorder.commit({
    journal,
    edits: editsOf('audit', auditRecordId(journal), {
      plannedAudit: { journal: founded.value, record: plan },
      organisationSource: { journal: founded.value, record: plan },
      conclusion: 'In place.',
      conformityAnswer: 'In large part.',
      effectivenessAnswer: 'Yes.',
    }),
  });
  render(<Screen />);
  await screen.findByText('Nothing stands in the way.');
  fireEvent.click(screen.getByRole('button', { name: 'Sign off and seal' }));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, sign off and seal' }));
  await screen.findByText(/^Signed off on .*, issue 1$/u);
  await waitFor(async () => {
    const row = (await readJournalFacts(database, founded.value)).record('plannedAudit', plan);
    expect(row?.fields.results?.find(({ item }) => item === '4.1')).toMatchObject({ verdict: 'notAudited' });
  });
});
