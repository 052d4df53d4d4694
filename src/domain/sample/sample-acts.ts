import { type AuditFacts, auditRecordId } from '../audit/audit-facts.ts';
import { nextFindingNumber, nextPhotoNumber } from '../audit/numbering.ts';
import { teamMemberRecordId } from '../audit/start-audit.ts';
import { type Catalogue, leavesOf } from '../catalogue/catalogue.ts';
import { markAsked, responseRecordId } from '../checklist/answer-item.ts';
import { partKey, recordOfPart, wholeOf } from '../checklist/item-split.ts';
import { splitRecordId } from '../checklist/split-item.ts';
import { linkEvidence } from '../evidence/record-evidence.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { must } from '../must.ts';
import type { EvidenceFile, Noun } from '../nouns.ts';
import { editsOf } from '../row.ts';
import type { SampleAudit, SampleItem } from './sample-audit.ts';
import { sampleRecord } from './sample-record.ts';

/** One act of the sample: its edits, and the photos whose bytes go with it. */
export type SampleAct = { readonly edits: readonly Edit[]; readonly photos: readonly string[] };

/**
 * The sample audit as acts in a journal, in the order an audit goes: plan first, then item by item. `files` describes
 * each photo, by its name.
 */
export const sampleActs = (
  journal: AuditFacts['journal'],
  sample: SampleAudit,
  use: {
    readonly catalogue: Catalogue;
    readonly person: string;
    readonly newId: () => string;
    readonly files: ReadonlyMap<string, EvidenceFile>;
  },
): readonly SampleAct[] => {
  const { newId } = use;
  const keyed = <T extends { readonly key: string }>(noun: Noun, records: readonly T[]) =>
    new Map(records.map(({ key }) => [key, sampleRecord(journal, noun, key)] as const));
  const [sites, aiSystems] = [keyed('site', sample.sites), keyed('aiSystem', sample.aiSystems)];
  const procedures = sample.procedures.map((procedure) => ({ record: newId(), procedure }));
  const nameOf = (mark: string) =>
    must(
      sample.team.find((member) => member.mark === mark),
      `team member ${mark}`,
    ).name;
  const given: string[] = [];
  const give = (number: string) => {
    given.push(number);
    return number;
  };

  const recordOfKey = (key: string) => must(aiSystems.get(key) ?? sites.get(key), key);
  const plan: readonly Edit[] = [
    ...editsOf('audit', auditRecordId(journal), {
      ...sample.audit,
      organisation: sample.organisation,
      catalogue: { id: use.catalogue.id, version: use.catalogue.version },
    }),
    ...sample.team.flatMap((member, i) => {
      const isLead = i === 0;
      const record = isLead
        ? teamMemberRecordId(journal, use.person)
        : sampleRecord(journal, 'teamMember', member.mark);
      return editsOf('teamMember', record, { ...member, ...(isLead ? { person: use.person } : {}) });
    }),
    ...sample.sites.flatMap(({ key, ...site }) => editsOf('site', must(sites.get(key), key), site)),
    ...sample.aiSystems.flatMap(({ key, ...system }) => editsOf('aiSystem', must(aiSystems.get(key), key), system)),
    ...procedures.flatMap(({ record, procedure }) => editsOf('procedure', record, procedure)),
    ...(sample.splits ?? []).flatMap(({ item, by, parts }) =>
      editsOf('itemSplit', splitRecordId(journal, item), { item, by, parts: parts.map(recordOfKey) }),
    ),
  ];

  const keyOfItem = (item: string) => /^P\.(\d+)$/.exec(item)?.[1];
  const itemAct = (said: SampleItem): SampleAct => {
    const own = keyOfItem(said.item);
    const part = recordOfPart(said.item);
    const whole = wholeOf(said.item);
    const item =
      own !== undefined
        ? must(procedures[Number(own) - 1], said.item).record
        : part === undefined
          ? whole
          : partKey(whole, recordOfKey(part));
    const leaf = leavesOf(use.catalogue).find((candidate) => candidate.ref === whole);
    const isFailed = said.findings.some((finding) => isNonconformity(finding.grade));
    const records = keyed('evidence', said.evidence);
    return {
      photos: said.evidence.flatMap((evidence) => evidence.photo?.file ?? []),
      edits: [
        ...(leaf?.questions.slice(0, said.asked) ?? []).flatMap((question) =>
          markAsked(journal, { item, question: question.id, asked: true }),
        ),
        ...editsOf('checklistResponse', responseRecordId(journal, item), {
          item,
          response: isFailed ? 'doesNotConform' : said.response,
          reason: said.reason,
          note: said.note,
          workingNote: said.workingNote,
        }),
        ...said.evidence.flatMap((evidence) => {
          const eventOn = evidence.fields.eventOn ?? '2026-03-17T10:00';
          return editsOf('evidence', must(records.get(evidence.key), evidence.key), {
            paper: 'report',
            ...evidence.fields,
            item,
            kind: evidence.kind,
            eventOn,
            capturedAt: `${eventOn}:00.000Z`,
            capturedBy: nameOf(evidence.by),
            ...(evidence.kind === 'photo' ? { number: give(nextPhotoNumber(evidence.by, given)) } : {}),
            ...(evidence.photo ? { file: must(use.files.get(evidence.photo.file), evidence.photo.file) } : {}),
          });
        }),
        ...said.findings.flatMap((finding) => {
          const number = give(nextFindingNumber(finding.by, given));
          const record = sampleRecord(journal, 'finding', number);
          return [
            ...editsOf('finding', record, {
              ...finding.fields,
              item,
              grade: finding.grade,
              number,
              raisedBy: nameOf(finding.by),
              site: finding.site && sites.get(finding.site),
              aiSystem: finding.aiSystem && aiSystems.get(finding.aiSystem),
            }),
            ...finding.evidence.flatMap((key) => linkEvidence(journal, record, must(records.get(key), key))),
          ];
        }),
      ],
    };
  };
  return [{ edits: plan, photos: [] }, ...sample.items.map(itemAct)];
};
