import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { OrganisationFrame } from '#client/features/organisation/organisation-context.tsx';
import { ReadinessRoutes } from '#client/features/readiness/readiness-routes.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import type { TabletFacts } from '#client/store/device-database.ts';
import { ToastArea } from '#client/ui/toast.tsx';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { readinessRecordId } from '#domain/readiness/give-verdict.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const openRow = async (row: string) => {
  const made = await testTablet();
  const founded = await made.recorder.found('organisation', (journal) => [
    ...editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken' }),
    ...editsOf('document', computedRecordId(journal, 'document', 'policy'), {
      title: 'AI policy',
      version: '3.0',
      issuedOn: '2025-09-11',
      items: ['5.2'],
    }),
    ...editsOf('document', computedRecordId(journal, 'document', 'template'), {
      title: 'AI policy template',
      issuedOn: '2025-09-11',
      items: ['5.2'],
    }),
  ]);
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const journal = founded.value;
  await made.database.tablet.put({ key: 'tablet', ...sofia } as TabletFacts);
  const tablet = { ...made, crypto, catalogue, newId: () => crypto.randomUUID() } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <TabletProvider value={tablet}>
        <MemoryRouter initialEntries={[`/organisations/${journal}/readiness/stage1/${row}`]}>
          <Routes>
            <Route path="/organisations/:organisation" element={<OrganisationFrame />}>
              <Route path="readiness/*" element={<ReadinessRoutes />} />
            </Route>
          </Routes>
        </MemoryRouter>
        <ToastArea dismissLabel="Dismiss" />
      </TabletProvider>
    </I18nProvider>,
  );
  const verdictOf = async () =>
    (await made.database.rows.get([journal, readinessRecordId(journal, 'stage1', row)]))?.fields;
  return { ...made, verdictOf };
};

const ready = () => screen.findByRole('button', { name: 'Ready' });

test('[R15] "Ready" without a dated artefact is refused in words, and nothing is recorded', async () => {
  const { verdictOf } = await openRow('policy');
  await waitFor(async () => {
    fireEvent.click(await ready());
    expect(screen.getByRole('alert').textContent).toMatch(/Not recorded as ready.*no dated artefact/u);
  });
  expect(await verdictOf()).toBeUndefined();
});

test('[R3] one tap takes a document of the register, a second one gives the verdict', async () => {
  const { verdictOf } = await openRow('policy');
  fireEvent.click(await screen.findByRole('button', { name: 'Take AI policy, 3.0' }));
  await waitFor(async () => expect((await verdictOf())?.['document']).toBeDefined());
  await screen.findByRole('button', { name: 'Leave AI policy, 3.0' });
  fireEvent.click(await ready());
  await waitFor(async () =>
    expect(await verdictOf()).toMatchObject({ verdict: 'ready', by: sofia.name, judged: '3.0, 2025-09-11' }),
  );
  expect(screen.queryByText('What it lacks to be ready')).toBeNull();
});

test('[R4] a template is shown with its reason, and cannot be taken', async () => {
  await openRow('policy');
  await screen.findByText(/is a template/u);
  expect(screen.queryByRole('button', { name: 'Take AI policy template' })).toBeNull();
});
