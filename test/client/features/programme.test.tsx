import { Toast } from '@base-ui/react/toast';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { OrganisationFrame } from '#client/features/organisation/organisation-context.tsx';
import { PlannedAuditScreen } from '#client/features/programme/planned-audit-screen.tsx';
import { ProgrammeScreen } from '#client/features/programme/programme-screen.tsx';
import { type Tablet, TabletProvider } from '#client/features/tablet/tablet-context.tsx';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { editsOf } from '#domain/row.ts';
import { countedIds } from '#test/support/simulated-author.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
afterEach(cleanup);

test('[PR9] an audit of the programme is started from its plan, and the programme names its journal', async () => {
  const made = await testTablet();
  const newId = countedIds('fa');
  const [programme, plan] = [newId(), newId()];
  const founded = await made.recorder.found('organisation', (journal) => [
    ...editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken Kredit AB' }),
    ...editsOf('programme', programme, { title: 'Programme 2026', startsOn: '2026-01-01', endsOn: '2026-12-31' }),
    ...editsOf('plannedAudit', plan, { parent: programme, title: 'June', startsOn: '2026-06-09', items: ['4.1'] }),
  ]);
  if (!founded.ok) throw new Error(founded.refusal.kind);
  await made.database.tablet.put({ key: 'tablet', installation: newId(), ...sofia } as never);
  const tablet = { ...made, newId, crypto, catalogue } as unknown as Tablet;
  render(
    <I18nProvider i18n={i18n}>
      <Toast.Provider>
        <TabletProvider value={tablet}>
          <MemoryRouter initialEntries={[`/organisations/${founded.value}/programme`]}>
            <Routes>
              <Route path="/organisations/:organisation" element={<OrganisationFrame />}>
                <Route path="programme" element={<ProgrammeScreen />} />
                <Route path="programme/audits/:record" element={<PlannedAuditScreen />} />
              </Route>
              <Route path="/audits/:journal/plan" element={<p>The plan of the audit</p>} />
            </Routes>
          </MemoryRouter>
        </TabletProvider>
      </Toast.Provider>
    </I18nProvider>,
  );
  const matrix = await screen.findByRole('table');
  const rows = [...matrix.querySelectorAll('tbody tr')];
  expect(rows).toHaveLength(16);
  expect(rows[0]?.textContent).toContain('Planned');
  fireEvent.click(screen.getAllByRole('link', { name: /June/ })[0] as HTMLElement);
  const start = await screen.findByRole<HTMLButtonElement>('button', { name: 'Start this audit' });
  await waitFor(() => expect(start.disabled).toBe(false));
  fireEvent.click(start);
  await screen.findByText('The plan of the audit', {}, { timeout: 5_000 });
  const audit = (await made.database.rows.where('noun').equals('audit').toArray())[0];
  expect(audit?.fields).toMatchObject({ title: 'June', startsOn: '2026-06-09', organisation: 'Norrsken Kredit AB' });
  expect(audit?.open).toEqual({});
  await waitFor(async () =>
    expect((await made.database.rows.get([founded.value, plan]))?.fields['audit']).toBe(audit?.journal),
  );
});
