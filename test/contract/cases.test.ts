import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { issueCases } from '#client/features/corrective-action/issue-cases.ts';
import { readAuditFacts, readJournalFacts } from '#client/store/read-facts.ts';
import { makePackage } from '#client/sync/package-file.ts';
import { acknowledge } from '#domain/corrective-action/answer-case.ts';
import { caseOf, caseRecordId } from '#domain/corrective-action/case-records.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import { reopenRound } from '#domain/corrective-action/close-case.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import { reopenCase, sealJournal } from '#domain/journal/administer.ts';
import { must } from '#domain/must.ts';
import type { Result } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { readPackage } from '#package/read-package.ts';
import { type ConnectedTablet, connectedTablet } from '#test/support/connected-tablet.ts';
import { makeTestServer, type TestServer } from '#test/support/test-server.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const given = <T, R extends { readonly kind: string }>(result: Result<T, R>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

type AnyTablet = Pick<ConnectedTablet, 'database' | 'recorder' | 'begin'>;

/** An audit with one complete nonconformity on this tablet. */
const withFinding = async (tablet: AnyTablet) => {
  const journal = await tablet.begin();
  const finding = 'aaaaaaaa-0000-4000-8000-000000000001';
  const read = () => readAuditFacts(tablet.database, journal, catalogue);
  const raised = given(
    raiseFinding(await read(), { record: finding, item: '7.2', grade: 'minor', by: sofia, today: '2026-03-17' }),
  );
  given(
    await tablet.recorder.commit({
      journal,
      edits: [
        ...raised,
        ...editsOf('finding', finding, { title: 'T', requirement: 'R', statement: 'S', gradeReason: 'G' }),
        ...recordEvidence(await read(), {
          record: 'aaaaaaaa-0000-4000-8000-000000000002',
          item: '7.2',
          kind: 'observation',
          by: sofia,
          now: '2026-03-17T10:00:00.000Z',
          fields: { title: 'Seen' },
          finding,
        }),
      ],
    }),
  );
  return { journal, facts: await read() };
};

const issuing = { verifier: '', answerOn: '2026-04-20', issuedOn: '2026-03-20', issuedBy: 'Sofia' };

describe('a case and a server', () => {
  let server: TestServer;
  afterEach(() => server.stop());

  const join = async (lead: ConnectedTablet, name: string, role: 'processOwner' | 'auditor') => {
    const tablet = await connectedTablet(server);
    const invited = await lead.account.invite(name, role);
    if (!invited.ok) throw new Error(invited.failure.kind);
    await tablet.join(invited.value.secret, name);
    return tablet;
  };

  const team = async () => {
    server = await makeTestServer();
    const lead = await connectedTablet(server);
    await lead.join((await server.parts.accounts.setUpLink())?.secret ?? '', 'Sofia');
    const owner = await join(lead, 'Maja', 'processOwner');
    const stranger = await join(lead, 'Olof', 'processOwner');
    const verifier = await join(lead, 'Jonas', 'auditor');
    await lead.account.notePeople();
    const { journal: audit, facts } = await withFinding(lead);
    await lead.database.journals.update(audit, { sharing: 'server' });
    const [journal = ''] = given(
      await issueCases(lead, facts, [
        {
          finding: must(facts.findings[0], 'finding'),
          issuing: {
            ...issuing,
            owner: 'Maja',
            ownerPerson: owner.person(),
            verifier: 'Jonas',
            verifierPerson: verifier.person(),
          },
        },
      ]),
    );
    for (const tablet of [lead, owner, verifier, stranger]) await tablet.sync();
    return { lead, owner, verifier, stranger, audit, journal };
  };
  const held = async (tablet: ConnectedTablet) =>
    (await tablet.database.journals.toArray()).map(({ journal }) => journal);

  test('[CA31] its owner gets the case by sync and not the audit, answers it, and the lead sees the answer; a stranger gets nothing', async () => {
    const { lead, owner, verifier, stranger, audit, journal } = await team();
    expect(await held(owner)).toEqual([journal]);
    expect(await held(verifier)).toEqual([journal]);
    expect(await held(stranger)).toEqual([]);
    expect((await held(lead)).toSorted()).toEqual([audit, journal].toSorted());
    const facts = await readJournalFacts(owner.database, journal);
    expect(caseOf(facts)?.fields).toMatchObject({ statement: 'S', evidence: [{ label: 'E1', title: 'Seen' }] });
    const word = {
      answer: 'agrees',
      comment: '',
      signature: { name: 'Maja', at: '2026-03-21T08:00:00.000Z' },
      today: '2026-03-21',
    } as const;
    const edits = given(acknowledge(facts, word, { role: 'processOwner' }));
    given(await owner.recorder.commit({ journal, edits }));
    await owner.sync();
    await lead.sync();
    const seen = await readJournalFacts(lead.database, journal);
    expect(caseState(seen, '2026-03-22').step).toBe('correction');
    await stranger.sync();
    expect(await stranger.database.changes.count()).toBe(0);
  });

  test('[CA18] a sealed case takes nothing from its owner until it is opened again', async () => {
    const { lead, owner, journal } = await team();
    given(await lead.recorder.administer(journal, (by, all) => [sealJournal(by, all, 'closed')]));
    await lead.sync();
    await owner.sync();
    const edits = editsOf('acknowledgement', caseRecordId(journal, 'acknowledgement'), { comment: 'late' });
    const refused = await owner.recorder.commit({ journal, edits });
    expect(refused.ok ? '' : refused.refusal).toEqual({ kind: 'journalClosed', why: 'sealed' });
    given(await lead.recorder.administer(journal, (by, all) => [reopenCase(by, all, 'seen again')]));
    await lead.sync();
    await owner.sync();
    expect((await owner.recorder.commit({ journal, edits })).ok).toBe(true);
    expect(
      reopenRound(
        await readJournalFacts(lead.database, journal),
        { record: journal, reason: 'x', at: '2026-06-20T09:00:00.000Z' },
        { role: 'processOwner', name: 'Maja' },
      ).ok,
    ).toBe(false);
  });
});

test('[CA30] the package of an audit carries its cases and its organisation, and no other case', async () => {
  const tablet = await testTablet();
  const { journal: audit, facts } = await withFinding(tablet);
  const organisation = given(
    await tablet.recorder.found('organisation', (of) => editsOf('organisation', of, { name: 'Norrsken' })),
  );
  const record = must(facts.audit, 'audit').record;
  given(
    await tablet.recorder.commit({
      journal: audit,
      edits: editsOf('audit', record, { organisationSource: { journal: organisation, record: organisation } }),
    }),
  );
  const issue = { finding: must(facts.findings[0], 'finding'), issuing: { ...issuing, owner: 'Maja' } };
  const [own = ''] = given(await issueCases(tablet, facts, [issue]));
  given(
    await tablet.recorder.found('case', (of) =>
      editsOf('case', caseRecordId(of, 'case'), { finding: { journal: organisation, record } }),
    ),
  );
  const made = given(
    await makePackage({ ...tablet, newId: () => crypto.randomUUID() }, { app: 'test', journals: [audit] }),
  );
  const bytes = new Uint8Array(await made.file.arrayBuffer());
  const read = given(await readPackage({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) }));
  expect(read.journals.map(({ journal }) => journal).toSorted()).toEqual([audit, own, organisation].toSorted());
});

test('[CA5] what is issued on a tablet is not issued again there', async () => {
  const tablet = await testTablet();
  const { facts } = await withFinding(tablet);
  const issue = { finding: must(facts.findings[0], 'finding'), issuing: { ...issuing, owner: 'Maja' } };
  given(await issueCases(tablet, facts, [issue]));
  const again = await issueCases(tablet, facts, [issue]);
  expect(again.ok ? '' : again.refusal.kind).toBe('alreadyIssued');
});
