import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { ImportCatalogueScreen } from '#client/features/catalogue/import-catalogue-screen.tsx';
import { OrganisationFrame } from '#client/features/organisation/organisation-context.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const table = (rows: readonly (readonly string[])[]) => ({ ok: true, value: { form: 'table', table: rows } });
const read = vi.hoisted(() => vi.fn<() => Promise<unknown>>());
vi.mock('#client/report/read-catalogue.ts', () => ({ readCatalogue: read }));

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

const openScreen = async () => {
  const made = await testTablet();
  const founded = await made.recorder.found('organisation', (journal) =>
    editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken Kredit' }),
  );
  if (!founded.ok) throw new Error(founded.refusal.kind);
  let ids = 0;
  const newId = () => `dddddddd-0000-4000-8000-${(++ids).toString(16).padStart(12, '0')}`;
  const tablet = { ...made, crypto, catalogue, newId } as unknown as Tablet;
  const routes = [
    {
      path: '/organisations/:organisation',
      element: <OrganisationFrame />,
      children: [
        { path: 'catalogues/import', element: <ImportCatalogueScreen /> },
        { path: 'catalogues/imported/:catalogue', element: <p>It is here</p> },
      ],
    },
  ];
  const router = createMemoryRouter(routes, {
    initialEntries: [`/organisations/${founded.value}/catalogues/import`],
  });
  render(
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <RouterProvider router={router} />
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>,
  );
  const choose = async (name: string) =>
    fireEvent.change(await screen.findByLabelText('Choose a file'), { target: { files: [new File(['x'], name)] } });
  const kept = () => made.database.rows.where('noun').anyOf('importedCatalogue', 'catalogueNodes').count();
  return { choose, kept };
};

test('[CT12] a catalogue is shown with its problems, and nothing is recorded before it is taken in', async () => {
  const { choose, kept } = await openScreen();
  read.mockResolvedValueOnce(
    table([
      ['ref', 'title'],
      ['1', 'First'],
      ['1', 'Again'],
    ]),
  );
  await choose('rules.csv');
  expect(await screen.findByText(/can't be taken in like this/)).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Our organisation may use this text.'));
  expect(screen.getByRole('button', { name: /Take in/ })).toHaveProperty('disabled', true);

  read.mockResolvedValueOnce(
    table([
      ['ref', 'title'],
      ['1', 'First'],
      ['2', 'Second'],
    ]),
  );
  await choose('rules.csv');
  expect(await screen.findByText(/no problem found/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /Take in/ })).toHaveProperty('disabled', true);
  expect(await kept()).toBe(0);
  fireEvent.click(screen.getByLabelText('Our organisation may use this text.'));
  fireEvent.click(screen.getByRole('button', { name: /Take in/ }));
  expect(await screen.findByText('It is here')).toBeTruthy();
  await waitFor(async () => expect(await kept()).toBe(2));
});
