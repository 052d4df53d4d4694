import { type Catalogue, leavesOf } from '../catalogue/catalogue.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';
import { type Applicability, type ImplementationState, implementationStates } from './applicability-nouns.ts';

/** What the statement says of a control; "undecided" where nobody has decided. */
export type Decision = Applicability | 'undecided';

export type StatementControl = {
  /** What an entry names: the control's number, or the record of an extra control. */
  readonly key: string;
  /** Where its entry is written. */
  readonly record: string;
  readonly reference: string;
  readonly title: string;
  /** `A.5`, `A.6.2`; empty for extra controls. */
  readonly group: string;
  readonly extra: Row<'extraControl'> | undefined;
  readonly row: Row<'applicability'> | undefined;
  readonly decision: Decision;
  /** What any version of it says, while several stand side by side. */
  readonly saysApplicable: boolean;
  readonly saysExcluded: boolean;
  readonly saysImplemented: boolean;
  readonly isInConflict: boolean;
  readonly inclusionReason: string;
  readonly exclusionReason: string;
  readonly hasInclusionReason: boolean;
  readonly hasExclusionReason: boolean;
  readonly implementation: ImplementationState | undefined;
  readonly owner: string;
  /** Documents of the register that are there. */
  readonly registered: readonly { readonly record: string; readonly label: string }[];
  /** A document of the register stands for it; of an audit's copy, stood for it when it was taken over. */
  readonly isRegistered: boolean;
  /** All documents as they are read: those of the register, then those named in words. */
  readonly documents: readonly string[];
};

/** The entry of a control exists once, so that two tablets that decide on it meet in one record (SPEC J9). */
export const entryRecordId = (journal: string, key: string): string => computedRecordId(journal, 'applicability', key);

export const documentLabel = ({ identifier, title, version }: Partial<RecordOf<'document'>>): string =>
  [identifier, title, version].filter(Boolean).join(' ');

/** Every value that stands in a field, of all versions of all rows; undefined where one says nothing. */
const saidIn = <F extends keyof RecordOf<'applicability'>>(
  rows: readonly Row<'applicability'>[],
  field: F,
): readonly (RecordOf<'applicability'>[F] | undefined)[] =>
  rows.flatMap((row) =>
    row.open[field]
      ? row.open[field].map(({ value }) => (value ?? undefined) as RecordOf<'applicability'>[F] | undefined)
      : [row.fields[field]],
  );

const decisionOf = (said: readonly (Applicability | undefined)[]): Decision => {
  if (said.includes('excluded')) return 'excluded';
  return said.length === 0 || said.includes(undefined) ? 'undecided' : 'applicable';
};

const differ = (values: readonly unknown[]) => new Set(values.map((value) => value ?? null)).size > 1;

const isWritten = (texts: readonly (string | undefined)[]) =>
  texts.length > 0 && texts.every((text) => (text ?? '').trim() !== '');

/**
 * The Statement of Applicability as a journal has it: the controls of the catalogue in their order, then the extra ones.
 * While versions of an entry stand side by side the less safe one is shown, and the control is in conflict.
 */
export const statementOf = (facts: JournalFacts, catalogue: Catalogue): readonly StatementControl[] => {
  const entries = facts.of('applicability');
  const byControl = Map.groupBy(entries, (row) => row.fields.control ?? '');
  const documents = new Map(facts.of('document').map((row) => [row.record, documentLabel(row.fields)]));
  const controlOf = (
    named: Pick<StatementControl, 'key' | 'reference' | 'title' | 'group' | 'extra'>,
  ): StatementControl => {
    const record = entryRecordId(facts.journal, named.key);
    const rows =
      byControl.get(named.key) ?? entries.filter((row) => row.record === record && row.fields.control === undefined);
    const [row] = rows;
    const [said, states] = [saidIn(rows, 'applicability'), saidIn(rows, 'implementation')];
    const registered = (row?.fields.documents ?? []).flatMap((one) => {
      const label = documents.get(one);
      return label ? [{ record: one, label }] : [];
    });
    return {
      ...named,
      record: row?.record ?? record,
      row,
      decision: decisionOf(said),
      saysApplicable: said.includes('applicable'),
      saysExcluded: said.includes('excluded'),
      saysImplemented: states.includes('implemented'),
      isInConflict:
        rows.some((one) => Object.keys(one.open).length > 0 || one.visibility === 'deletedUnseen') ||
        differ(said) ||
        (named.extra !== undefined &&
          (Object.keys(named.extra.open).length > 0 || named.extra.visibility === 'deletedUnseen')),
      inclusionReason: row?.fields.inclusionReason ?? '',
      exclusionReason: row?.fields.exclusionReason ?? '',
      hasInclusionReason: isWritten(saidIn(rows, 'inclusionReason')),
      hasExclusionReason: isWritten(saidIn(rows, 'exclusionReason')),
      implementation: states.includes(undefined)
        ? undefined
        : implementationStates.find((state) => states.includes(state)),
      owner: row?.fields.owner ?? '',
      registered,
      isRegistered:
        registered.length > 0 || (row?.fields.source !== undefined && (row.fields.documents ?? []).length > 0),
      documents: [...registered.map(({ label }) => label), ...(row?.fields.documentNames ?? [])],
    };
  };
  const extras = facts.of('extraControl');
  return [
    ...leavesOf(catalogue)
      .filter((leaf) => leaf.kind === 'control')
      .map((leaf) =>
        controlOf({
          key: leaf.ref,
          reference: leaf.ref,
          title: leaf.title,
          group: leaf.parent ?? leaf.ref,
          extra: undefined,
        }),
      ),
    ...extras.map((extra, i) =>
      controlOf({
        key: extra.record,
        reference: extra.fields.reference?.trim() || `+${i + 1}`,
        title: extra.fields.title ?? '',
        group: '',
        extra,
      }),
    ),
  ];
};

/** What the first edit of an entry says beside: which control it is of. */
export const entryNames = ({
  key,
  extra,
  row,
}: StatementControl): { readonly control?: string; readonly parent?: string } =>
  row ? {} : { control: key, ...(extra ? { parent: extra.record } : {}) };
