import type { AuditFacts } from '../audit/audit-facts.ts';
import { nextPhotoNumber } from '../audit/numbering.ts';
import type { Auditor } from '../audit/start-audit.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { RecordOf } from '../nouns.ts';
import { editsOf, type Row } from '../row.ts';
import type { EvidenceKind } from './evidence-kind.ts';

/** A link exists once per finding and piece of evidence. It is the finding's child (SPEC J12). */
const linkRecordId = (journal: string, finding: string, evidence: string): string =>
  computedRecordId(journal, 'evidenceLink', `${finding} ${evidence}`);

export const linkEvidence = (journal: string, finding: string, evidence: string): readonly Edit[] => {
  const record = linkRecordId(journal, finding, evidence);
  return [
    ...editsOf('evidenceLink', record, { parent: finding, evidence }),
    { noun: 'evidenceLink', record, field: 'deleted', value: false },
  ];
};

export const unlinkEvidence = (link: Row<'evidenceLink'>): readonly Edit[] => [
  { noun: 'evidenceLink', record: link.record, field: 'deleted', value: true, seen: seenHeads(link, []) },
];

/**
 * Records a piece of evidence on an item, and links it to a finding where it was raised for one. A photo gets a number.
 * The moment of capture is kept apart from the moment of the event (AUDITING 2).
 */
export const recordEvidence = (
  facts: Pick<AuditFacts, 'journal' | 'numbersGiven'>,
  input: {
    readonly record: string;
    readonly item: string;
    readonly kind: EvidenceKind;
    readonly by: Auditor;
    readonly now: string;
    readonly fields?: Partial<RecordOf<'evidence'>>;
    readonly finding?: string;
  },
): readonly Edit[] => [
  ...editsOf('evidence', input.record, {
    item: input.item,
    kind: input.kind,
    paper: 'report',
    capturedAt: input.now,
    capturedBy: input.by.name,
    ...(input.kind === 'photo' ? { number: nextPhotoNumber(input.by.mark, facts.numbersGiven) } : {}),
    ...input.fields,
  }),
  ...(input.finding ? linkEvidence(facts.journal, input.finding, input.record) : []),
];

/** Takes a piece of evidence out of the audit; it can be restored, and its bytes stay. */
export const withdrawEvidence = (facts: Pick<AuditFacts, 'links'>, evidence: Row<'evidence'>): readonly Edit[] => [
  { noun: 'evidence', record: evidence.record, field: 'deleted', value: true, seen: seenHeads(evidence, []) },
  ...facts.links.filter((link) => link.fields.evidence === evidence.record).flatMap(unlinkEvidence),
];

/** The evidence that stands behind a finding, in the order it was recorded. */
export const evidenceOf = (
  facts: Pick<AuditFacts, 'links' | 'evidence'>,
  finding: string,
): readonly Row<'evidence'>[] => {
  const linked = new Set(facts.links.filter((l) => l.fields.parent === finding).map((l) => l.fields.evidence));
  return facts.evidence.filter((row) => linked.has(row.record));
};
