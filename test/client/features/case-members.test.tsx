import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { CaseMembersScreen } from '#client/features/corrective-action/case-members-screen.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readChanges } from '#client/store/read-all-changes.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { must } from '#domain/must.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

test('a case that was issued without a server gets its process owner later', async () => {
  const made = await testTablet();
  const founded = await made.recorder.found('case', () => []);
  const journal = must(founded.ok ? founded.value : undefined, 'a case');
  const person = crypto.randomUUID();
  await made.database.server.put({
    key: 'server',
    people: [{ person, name: 'Olof Berg', role: 'processOwner', keys: ['key'] }],
  } as never);
  const tablet = {
    ...{ ...made, crypto, catalogue, app: 'test' },
    newId: () => crypto.randomUUID(),
    connection: () => new Promise(() => undefined),
  } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <TabletProvider value={tablet}>
        <MemoryRouter initialEntries={[`/cases/${journal}/members`]}>
          <Routes>
            <Route path="/cases/:journal/members" element={<CaseMembersScreen />} />
          </Routes>
        </MemoryRouter>
      </TabletProvider>
    </I18nProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Add as process owner: Olof Berg' }));
  await screen.findByRole('button', { name: 'Remove Olof Berg' });
  const { memberships } = authorityOf(await readChanges(made.database, journal));
  expect([...memberships.all.values()].map(({ person: who, role }) => [who === person, role])).toEqual([
    [false, 'lead'],
    [true, 'processOwner'],
  ]);
});
