import { auditRecordId } from '../../audit/audit-facts.ts';
import { responseRecordId } from '../../checklist/answer-item.ts';
import { editsOf } from '../../row.ts';
import { waiverRecordId } from '../../sign-off/hand-ins.ts';
import type { signOffRoles } from '../../sign-off/sign-off-nouns.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './sign-off.json' with { type: 'json' };

/** Whom the sample's lead goes on without: `personOf` gives a colleague's person, or their team record where they have none. */
export type SamplePersons = (key: string) => string | undefined;

const act = (edits: SampleAct['edits']): SampleAct => ({ edits, photos: [] });

/** What makes the sample audit ready to be signed off: recommendations, the waivers, and the signatures. */
export const signOffActs = (journal: string, personOf: SamplePersons): readonly SampleAct[] => [
  act([
    // What stood there as one text is said as records.
    ...editsOf('audit', auditRecordId(journal), { agreesRecommendations: true, recommendations: null }),
    ...data.recommendations.flatMap(({ key, findings, ...fields }) =>
      editsOf('recommendation', sampleRecord(journal, 'recommendation', key), {
        ...fields,
        findings: findings.map((number) => sampleRecord(journal, 'finding', number)),
      }),
    ),
  ]),
  act(
    data.waivers.flatMap(({ person, ...fields }) => {
      const known = personOf(person);
      return known ? editsOf('waiver', waiverRecordId(journal, known), { ...fields, person: known }) : [];
    }),
  ),
  ...data.signatures.map(({ key, name, role, position, at }) =>
    act(
      editsOf('reportSignature', sampleRecord(journal, 'reportSignature', key), {
        name,
        role: role as (typeof signOffRoles)[number],
        position,
        signature: { name, at },
      }),
    ),
  ),
];

/** What Marek wrote on a tablet without network, and what reached the others after the sign-off. */
export const lateNoteAct = (journal: string): SampleAct =>
  act(
    editsOf('checklistResponse', responseRecordId(journal, data.late.item), {
      item: data.late.item,
      note: data.late.note,
    }),
  );

/** Why the sample's two issues were made, and when. */
export const sampleIssues = { first: data.seal, supplement: data.supplement } as const;
