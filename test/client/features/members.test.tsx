import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { AuditFrame } from '#client/features/audits/audit-frame.tsx';
import { MembersScreen } from '#client/features/members/members-screen.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { readAuditFacts } from '#client/store/read-facts.ts';
import { catalogue, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

test('a person who is added stands in the team before they are a member: closed in between, nobody is a member without a mark', async () => {
  const made = await testTablet();
  const { database, drafts, now } = made;
  const journal = await made.begin();
  const person = crypto.randomUUID();
  const people = [{ person, name: 'Ben Okafor', role: 'auditor', keys: ['key'] }];
  await database.server.put({ key: 'server', people } as never);
  const marksSeen: (string | undefined)[] = [];
  const recorder: Tablet['recorder'] = {
    ...made.recorder,
    administer: async (...given) => {
      const { team } = await readAuditFacts(database, journal, catalogue);
      marksSeen.push(team.find(({ fields }) => fields.person === person)?.fields.mark);
      return made.recorder.administer(...given);
    },
  };
  const tablet = {
    ...{ database, recorder, drafts, now, crypto, catalogue, app: 'test' },
    newId: () => crypto.randomUUID(),
    notes: { expectedPhotos: () => Promise.resolve([]) },
    connection: () => new Promise(() => undefined),
  } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <TabletProvider value={tablet}>
        <MemoryRouter initialEntries={[`/audits/${journal}/members`]}>
          <Routes>
            <Route path="/audits/:journal" element={<AuditFrame />}>
              <Route path="members" element={<MembersScreen />} />
            </Route>
          </Routes>
        </MemoryRouter>
      </TabletProvider>
    </I18nProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Add as auditor: Ben Okafor' }));
  await screen.findByRole('button', { name: 'Remove Ben Okafor' });
  await waitFor(() => expect(marksSeen).toEqual(['BO']));
});
