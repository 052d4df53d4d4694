import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { CaseRoutes } from '#client/features/corrective-action/case-routes.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readJournalFacts } from '#client/store/read-facts.ts';
import { caseRecordId } from '#domain/corrective-action/case-records.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

test('a case says who is next, takes the acknowledgement, and goes on to the next step', async () => {
  const made = await testTablet();
  await made.database.tablet.put({
    key: 'tablet',
    store: 's',
    installation: 'i',
    person: sofia.person,
    name: sofia.name,
    mark: 'SA',
  });
  const founded = await made.recorder.found('case', (journal) =>
    editsOf('case', caseRecordId(journal, 'case'), {
      number: 'SA-01',
      title: 'No proof of training',
      grade: 'minor',
      statement: 'Two of nine have no record.',
      owner: 'Maja Lindqvist',
      issuedOn: '2026-03-17',
      answerOn: '2026-04-20',
    }),
  );
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const tablet = { ...made, crypto, catalogue, newId: () => crypto.randomUUID() } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <MemoryRouter initialEntries={[`/${founded.value}`]}>
            <CaseRoutes />
          </MemoryRouter>
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>,
  );
  await screen.findByText('Two of nine have no record.');
  fireEvent.click(await screen.findByRole('button', { name: 'Disagrees' }));
  fireEvent.change(screen.getByLabelText('Signed by'), { target: { value: 'Maja Lindqvist' } });
  // By the typed name, or drawn.
  expect(screen.getByRole('button', { name: 'Sign: Maja Lindqvist' })).toBeTruthy();
  const record = screen.getByRole('button', { name: 'Record the acknowledgement' });
  fireEvent.click(record);
  const step = async () => caseState(await readJournalFacts(made.database, founded.value), '2026-03-18').step;
  expect(await step()).toBe('acknowledgement');
  fireEvent.change(screen.getByLabelText('Why not'), { target: { value: 'It was said orally.' } });
  fireEvent.click(record);
  await waitFor(async () => expect(await step()).toBe('correction'));
  expect(await screen.findByLabelText('What was done')).toBeTruthy();
  expect((await readJournalFacts(made.database, founded.value)).of('acknowledgement')[0]?.fields).toMatchObject({
    answer: 'disagrees',
    comment: 'It was said orally.',
    by: 'Maja Lindqvist',
  });
});
