import type { WholeAudit } from '../audit/audit-facts.ts';
import { itemStates } from '../checklist/item-states.ts';
import type { Change } from '../journal/change.ts';
import { type Authority, isAdministrative } from '../journal/status.ts';
import { laterNouns } from '../later-nouns.ts';
import { type Noun, nouns } from '../nouns.ts';
import { type PartState, reportGaps } from '../report/report-gaps.ts';
import type { Row } from '../row.ts';
import { maySeal, type Party, partiesOf, type Signer } from './hand-ins.ts';
import { recommendationDoubts } from './recommendations.ts';

export const blockerKinds = [
  'notTheLead',
  'conflicts',
  'unanswered',
  'conformsWithoutEvidence',
  'findingsIncomplete',
  'conclusion',
  'conformityAnswer',
  'effectivenessAnswer',
  'recommendationsUnfinished',
  'handIns',
  'drafts',
] as const;
export type BlockerKind = (typeof blockerKinds)[number];

/** Where a blocker is mended. */
export type BlockerPlace =
  | { readonly at: 'item'; readonly item: string }
  | { readonly at: 'finding' | 'evidence'; readonly record: string }
  | { readonly at: 'conflicts' | 'tray' | 'words' | 'recommendations' | 'handIns' | 'members' | 'plan' };

export type Blocker = {
  readonly kind: BlockerKind;
  /** An item's or finding's number, a person's or a field's name; empty where the kind says it all. */
  readonly name: string;
  readonly place: BlockerPlace;
};

/** What hinders no sign-off and that its lead should know. */
export type SignOffNote =
  | { readonly kind: 'photosElsewhere'; readonly names: readonly string[] }
  | { readonly kind: 'noSignature' }
  | { readonly kind: 'keptApart'; readonly count: number }
  | { readonly kind: 'reportLacks'; readonly parts: readonly PartState[] };

export type SignOffCheck = {
  readonly blockers: readonly Blocker[];
  readonly notes: readonly SignOffNote[];
  readonly parties: readonly Party[];
};

/** What is known besides the journal. */
export type SignOffUse = {
  readonly signer: Signer;
  /** Words typed on this tablet that are no change yet, by field. */
  readonly drafts: readonly { readonly noun: string; readonly record: string; readonly field: string }[];
  /** Whether the bytes of this file are on this tablet. */
  readonly isFileHere: (sha256: string) => boolean;
};

const isEmpty = (text: string | undefined) => (text ?? '').trim() === '';

const allNouns = Object.keys({ ...nouns, ...laterNouns }) as readonly Noun[];

const blockingParts = new Set(['itemsAnswered', 'conformsWithEvidence', 'findingsComplete', 'conflicts']);
const wordParts = new Set(['conclusion', 'answers']);

/** SO1 to SO10: what stands between an audit and its sign-off, each with the place where it is mended. */
export const checkSignOff = (
  facts: WholeAudit,
  held: readonly Change[],
  authority: Authority,
  use: SignOffUse,
): SignOffCheck => {
  const parties = partiesOf(facts, held, authority, use.signer);
  const gaps = reportGaps(facts);
  const items = itemStates(facts);
  const lacking = (part: string) => gaps.find((gap) => gap.part === part)?.lacking ?? [];
  const placeOf = (name: string): BlockerPlace => {
    const finding = facts.findings.find((row) => row.fields.number === name);
    if (finding) return { at: 'finding', record: finding.record };
    const item = items.find((candidate) => candidate.ref === name);
    return item ? { at: 'item', item: item.item } : { at: 'words' };
  };
  const listed = (kind: BlockerKind, part: string) =>
    lacking(part).map((name): Blocker => ({ kind, name, place: placeOf(name) }));
  const audit = facts.audit?.fields ?? {};
  const word = (kind: 'conclusion' | 'conformityAnswer' | 'effectivenessAnswer'): readonly Blocker[] =>
    isEmpty(audit[kind]) ? [{ kind, name: '', place: { at: 'words' } }] : [];

  const blockers: readonly Blocker[] = [
    ...(maySeal(authority, use.signer.person)
      ? []
      : [{ kind: 'notTheLead', name: '', place: { at: 'members' } } as const]),
    ...openConflicts(facts, items),
    ...undecided(held, authority),
    ...listed('unanswered', 'itemsAnswered'),
    ...listed('conformsWithoutEvidence', 'conformsWithEvidence'),
    ...listed('findingsIncomplete', 'findingsComplete'),
    ...word('conclusion'),
    ...word('conformityAnswer'),
    ...word('effectivenessAnswer'),
    ...facts
      .of('recommendation')
      .flatMap((row, i): readonly Blocker[] =>
        recommendationDoubts(facts, row).some(({ kind }) => kind === 'incomplete')
          ? [{ kind: 'recommendationsUnfinished', name: String(i + 1), place: { at: 'recommendations' } }]
          : [],
      ),
    ...parties
      .filter((party) => party.state === 'lacking')
      .map((party): Blocker => ({ kind: 'handIns', name: party.name, place: { at: 'handIns' } })),
    ...use.drafts.map((draft): Blocker => draftBlocker(facts, items, draft)),
  ];
  const elsewhere = facts.evidence.filter(
    ({ fields: { file } }) =>
      file && [file.kept.sha256, file.readable?.sha256].some((hash) => hash !== undefined && !use.isFileHere(hash)),
  );
  const apart = held.filter((change) => !isAdministrative(change) && authority.statusOf(change) === 'late').length;
  const others = gaps.filter(
    ({ part, lacking: parts }) => parts.length > 0 && !blockingParts.has(part) && !wordParts.has(part),
  );
  const notes: readonly SignOffNote[] = [
    ...(elsewhere.length > 0
      ? [
          {
            kind: 'photosElsewhere' as const,
            names: elsewhere.map(({ fields }) => fields.number ?? fields.title ?? ''),
          },
        ]
      : []),
    ...(facts.of('reportSignature').some((row) => row.fields.signature) ? [] : [{ kind: 'noSignature' as const }]),
    ...(apart > 0 && !authority.isSealed ? [{ kind: 'keptApart' as const, count: apart }] : []),
    ...(others.length > 0 ? [{ kind: 'reportLacks' as const, parts: others }] : []),
  ];
  return { blockers, notes, parties };
};

type Items = ReturnType<typeof itemStates>;

const nameOfRow = (row: Row<Noun>, items: Items): string => {
  const { item, number, name, title } = row.fields as { readonly [field: string]: unknown };
  const ref = items.find((candidate) => candidate.item === item)?.ref;
  return (
    [number, row.noun === 'checklistResponse' ? ref : undefined, name, title].find(
      (part): part is string => typeof part === 'string' && part !== '',
    ) ?? ''
  );
};

/** SO2: working papers too: a seal covers them. */
export const openConflicts = (facts: WholeAudit, items: Items = itemStates(facts)): readonly Blocker[] =>
  allNouns.flatMap((noun) =>
    (facts.of(noun) as readonly Row<Noun>[]).flatMap((row): readonly Blocker[] => {
      const fields = Object.keys(row.open);
      const where = nameOfRow(row, items);
      const open = row.visibility === 'deletedUnseen' && fields.length === 0 ? [''] : fields;
      return open.map((field) => ({
        kind: 'conflicts',
        name: [where, where === '' ? field : ''].filter(Boolean).join(' '),
        place: { at: 'conflicts' },
      }));
    }),
  );

/** SO2: work that two leads decided on differently. */
const undecided = (held: readonly Change[], authority: Authority): readonly Blocker[] =>
  held
    .filter((change) => authority.statusOf(change) === 'undecided')
    .map((change) => ({ kind: 'conflicts', name: change.field, place: { at: 'tray' } }));

const draftBlocker = (
  facts: WholeAudit,
  items: Items,
  { noun, record, field }: SignOffUse['drafts'][number],
): Blocker => {
  const row = facts.record(noun as Noun, record) as Row<Noun> | undefined;
  const where = row ? nameOfRow(row, items) : '';
  const { item } = (row?.fields ?? {}) as { readonly item?: string };
  const place: BlockerPlace =
    noun === 'finding' || noun === 'evidence'
      ? { at: noun, record }
      : noun === 'checklistResponse' && item
        ? { at: 'item', item }
        : { at: noun === 'audit' ? 'words' : 'plan' };
  return { kind: 'drafts', name: where === '' ? field : where, place };
};
