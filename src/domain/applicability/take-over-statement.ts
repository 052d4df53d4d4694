import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { FieldOf, Noun } from '../nouns.ts';
import { copyFact } from '../organisation/copy-fact.ts';
import { type Result, refuse, succeed } from '../result.ts';
import type { Row } from '../row.ts';
import { takeOutExtraControl } from './extra-control.ts';
import { type StatementControl, statementOf } from './statement.ts';
import { versionsOf } from './version-changes.ts';

export type TakeOverRefusal =
  | { readonly kind: 'nothingDecided' }
  | { readonly kind: 'statementInConflict'; readonly references: readonly string[] };

type Copied = 'applicability' | 'extraControl' | 'statementVersion';

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Copies the organisation's statement into an audit, each entry with its source: what the audit relied on stays true
 * when the statement changes. Done again it brings the copies up to date, and says only what differs.
 */
export const takeOverStatement = (
  audit: JournalFacts,
  organisation: JournalFacts,
  catalogue: Catalogue,
): Result<readonly Edit[], TakeOverRefusal> => {
  const statement = statementOf(organisation, catalogue);
  const conflicts = statement.filter((control) => control.isInConflict);
  if (conflicts.length > 0)
    return refuse({ kind: 'statementInConflict', references: conflicts.map(({ reference }) => reference) });
  const decided = statement.filter((control) => control.row && control.decision !== 'undecided');
  if (decided.length === 0) return refuse({ kind: 'nothingDecided' });

  const kept = new Set<string>();
  const copied = <N extends Copied>(row: Row<N>, fields: { readonly [F in FieldOf<N>]?: unknown }): readonly Edit[] => {
    const edits = copyFact<Copied>(audit.journal, { ...row, fields } as Row<Copied>);
    const record = edits[0]?.record ?? '';
    kept.add(record);
    const there = audit.record(row.noun as Noun, record)?.fields as { readonly [field: string]: unknown } | undefined;
    const cleared = Object.keys(there ?? {})
      .filter(
        (field) =>
          field !== 'source' && field !== 'deleted' && (fields as Record<string, unknown>)[field] === undefined,
      )
      .map((field): Edit => ({ noun: row.noun, record, field, value: null }));
    // What was taken out of the audit's copy, and stands in the statement again, is there again.
    const back: readonly Edit[] =
      there || row.noun === 'applicability' ? [] : [{ noun: row.noun, record, field: 'deleted', value: false }];
    return [...edits.filter(({ field, value }) => !same(there?.[field], value)), ...cleared, ...back];
  };
  const extraEdits = new Map(
    decided.flatMap(({ extra }) => (extra ? [[extra.record, copied(extra, saidOf(extra.fields))] as const] : [])),
  );
  const extraCopy = (extra: Row<'extraControl'>) => copyFact(audit.journal, extra)[0]?.record ?? '';
  const entryEdits = (control: StatementControl): readonly Edit[] => {
    const { row, extra, documents } = control;
    if (!row) return [];
    // The register stays behind: an audit names the documents in words, and keeps which of them stood in it.
    const registered = control.registered.map(({ record }) => record);
    const copy = extra ? extraCopy(extra) : undefined;
    return copied(row, {
      ...saidOf(row.fields),
      documents: registered.length > 0 ? registered : undefined,
      documentNames: documents.length > 0 ? documents : undefined,
      ...(copy ? { control: copy, parent: copy } : {}),
    });
  };
  const [latest] = versionsOf(organisation);
  const versionEdits = (): readonly Edit[] => {
    if (!latest) return [];
    const { entries: _entries, ...fields } = saidOf(latest.fields);
    return copied(latest, fields);
  };
  const edits = [...[...extraEdits.values()].flat(), ...decided.flatMap(entryEdits), ...versionEdits()];
  const isGone = (row: Row<Copied>) => row.fields.source?.journal === organisation.journal && !kept.has(row.record);
  const gone = [
    ...audit
      .of('extraControl')
      .filter(isGone)
      .flatMap((row) => takeOutExtraControl(audit, row)),
    ...audit
      .of('statementVersion')
      .filter(isGone)
      .map(
        (row): Edit => ({
          noun: row.noun,
          record: row.record,
          field: 'deleted',
          value: true,
          seen: seenHeads(row, []),
        }),
      ),
    // Nobody has decided on it any more: the copy says so too.
    ...audit
      .of('applicability')
      .filter((row) => isGone(row) && row.fields.applicability !== undefined && row.fields.parent === undefined)
      .map((row): Edit => ({ noun: row.noun, record: row.record, field: 'applicability', value: null })),
  ];
  return succeed([...edits, ...gone]);
};

/** What a record says, without where it was copied from and whether it was taken out. */
const saidOf = <T extends object>(fields: T): Omit<T, 'source' | 'deleted'> => {
  const { source: _source, deleted: _deleted, ...said } = fields as T & { source?: unknown; deleted?: unknown };
  return said;
};

/** What the statement that an audit copied says of a checklist item; undefined where it says nothing. */
export const exclusionOf = (
  entries: readonly Row<'applicability'>[],
  item: string,
): { readonly reason: string } | undefined => {
  const row = entries.find((one) => one.fields.control === item && one.fields.applicability === 'excluded');
  return row && row.open['applicability'] === undefined
    ? { reason: row.fields.exclusionReason?.trim() ?? '' }
    : undefined;
};
