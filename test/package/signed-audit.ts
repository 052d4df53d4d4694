import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import { startAudit } from '#domain/audit/start-audit.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { recordEvidence, withdrawEvidence } from '#domain/evidence/record-evidence.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import { addMember, sealJournal } from '#domain/journal/administer.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { editsOf } from '#domain/row.ts';
import { buildJpeg } from '#test/support/jpeg-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { blobStore, sha256Of } from './packing.ts';
import { signedJournal } from './signing-author.ts';

/** Words that no report says. */
export const secrets = {
  note: 'PRIVATE-NOTE',
  interview: 'WORKING-INTERVIEW',
  draft: 'EARLIER-WORDING',
  deleted: 'WITHDRAWN-TITLE',
  caption: 'WORKING-CAPTION',
};

/** An audit as two people record it, every change signed: with report entries, working papers and drafts. */
export const signedAudit = () => {
  const made = signedJournal();
  const { journal, changes, lead } = made;
  const photo = (salt: string) => buildJpeg({ salt });
  const photos = {
    report: photo('report'),
    working: photo('working'),
    deleted: photo('deleted'),
    other: photo('other'),
  };
  const store = blobStore(...Object.values(photos));
  type Author = Pick<typeof lead, 'say' | 'person'>;
  const edit = (author: Author, ...edits: readonly Edit[]) => {
    for (const one of edits)
      author.say((authoring, held) =>
        makeChange(authoring, one, journalView(held).get(one.record)?.heads[one.field] ?? []),
      );
  };
  const facts = () => factsOfChanges(changes, catalogue);
  const names = new Map([[lead.person, 'Łucja Ångström']]);
  const auditorOf = ({ person }: Author) => ({
    person,
    name: names.get(person) ?? 'Ben',
    mark: person === lead.person ? 'ŁA' : 'BO',
  });
  edit(
    lead,
    ...startAudit(journal, { auditor: auditorOf(lead), catalogue, today: '2026-03-17', title: 'Test: audit / 2026' }),
  );
  const auditor = made.admit('auditor', addMember);
  const evidence = (
    author: Author,
    kind: RecordOf<'evidence'>['kind'],
    fields: Partial<RecordOf<'evidence'>>,
    bytes?: Uint8Array,
    finding?: string,
  ) => {
    const record = made.newId();
    const hash = bytes && sha256Of(bytes);
    const size = bytes?.length ?? 0;
    const file = hash && {
      name: 'IMG.jpg',
      mediaType: 'image/jpeg',
      size,
      sha256: hash,
      kept: { sha256: hash, mediaType: 'image/jpeg', size, isOriginal: true },
    };
    edit(
      author,
      ...recordEvidence(facts(), {
        record,
        item: '6.1.4',
        kind,
        by: auditorOf(author),
        now: '2026-03-17T10:00:00.000Z',
        fields: { ...fields, ...(file ? { file } : {}) },
        ...(finding ? { finding } : {}),
      }),
    );
    return record;
  };
  const finding = made.newId();
  const raised = raiseFinding(facts(), {
    record: finding,
    item: '6.1.4',
    grade: 'minor',
    by: auditorOf(lead),
    today: '2026-03-17',
  });
  if (!raised.ok) throw new Error(raised.refusal.kind);
  edit(lead, ...raised.value, ...editsOf('finding', finding, { title: 'No assessment', statement: secrets.draft }));
  edit(lead, ...editsOf('finding', finding, { statement: 'Final words', requirement: 'R', gradeReason: 'G' }));
  evidence(lead, 'photo', { title: 'Väggtavla: “risk” 1/2?' }, photos.report, finding);
  evidence(auditor, 'photo', { title: 'con' }, photos.other);
  evidence(auditor, 'photo', { paper: 'working', title: secrets.caption }, photos.working);
  evidence(auditor, 'interview', {
    paper: 'working',
    description: `${secrets.interview}\n=1+1 <b>שלום</b>`,
    interviewee: 'Head of ML',
    eventOn: '2026-03-17T09:30',
    place: { latitude: 55.60587, longitude: 13.00073, accuracy: 12 },
    documentId: 'D-7',
    documentVersion: 'v3',
    documentOn: '2026-01-31',
    method: 'chosen',
    population: 97,
    sampleSize: 13,
    sampleHits: 2,
  });
  const gone = evidence(lead, 'photo', { title: secrets.deleted }, photos.deleted);
  const row = facts().evidence.find(({ record }) => record === gone);
  if (row) edit(lead, ...withdrawEvidence(facts(), row));
  const response = responseRecordId(journal, '6.1.4');
  edit(
    lead,
    ...editsOf('checklistResponse', response, {
      item: '6.1.4',
      response: 'doesNotConform',
      note: 'A note',
      workingNote: secrets.note,
    }),
  );
  edit(lead, ...editsOf('audit', auditRecordId(journal), { objectives: 'Objectives', conclusion: 'Conclusion' }));
  evidence(auditor, 'recordSample', {
    title: 'Assessments',
    method: 'random',
    population: 40,
    sampleSize: 5,
    sampleHits: 2,
  });
  const seal = () => lead.say((authoring, held) => sealJournal(authoring, held, 'done'));
  return { ...made, ...store, photos, facts, edit, auditor, seal };
};
