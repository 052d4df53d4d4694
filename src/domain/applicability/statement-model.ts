import type { Catalogue } from '../catalogue/catalogue.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import type { ImplementationState } from './applicability-nouns.ts';
import { type Decision, statementOf } from './statement.ts';
import { type ComparedField, versionChanges, versionsOf } from './version-changes.ts';

/** One control as a file or a paper says it. */
export type StatementLine = {
  readonly reference: string;
  readonly title: string;
  readonly decision: Decision;
  readonly isInConflict: boolean;
  readonly inclusionReason: string;
  readonly exclusionReason: string;
  readonly implementation: ImplementationState | undefined;
  readonly owner: string;
  readonly documents: readonly string[];
};

/** The whole statement as plain data, for the paper and the files that are made in a worker. */
export type StatementModel = {
  readonly organisation: string;
  readonly standard: string;
  /** The newest approved version, and what was changed since, by control. */
  readonly version: Omit<Partial<RecordOf<'statementVersion'>>, 'entries' | 'source'> | undefined;
  readonly changedSince: readonly { readonly reference: string; readonly fields: readonly ComparedField[] }[];
  readonly groups: readonly {
    readonly ref: string;
    readonly title: string;
    readonly lines: readonly StatementLine[];
  }[];
};

export const statementLines = (model: StatementModel): readonly StatementLine[] =>
  model.groups.flatMap((group) => group.lines);

export const statementModel = (facts: JournalFacts, catalogue: Catalogue): StatementModel => {
  const statement = statementOf(facts, catalogue);
  const [latest] = versionsOf(facts);
  const { entries, source: _, ...version } = latest?.fields ?? {};
  const titles = new Map(catalogue.nodes.map((node) => [node.ref, node.title]));
  return {
    organisation: facts.of('organisation')[0]?.fields.name ?? '',
    standard: catalogue.title,
    version: latest && version,
    changedSince: entries
      ? versionChanges(entries, statement).map(({ reference, fields }) => ({
          reference,
          fields: fields.map(({ field }) => field),
        }))
      : [],
    groups: [...Map.groupBy(statement, (control) => control.group)].map(([ref, controls]) => ({
      ref,
      title: titles.get(ref) ?? '',
      lines: controls.map((control): StatementLine => {
        const { reference, title, decision, isInConflict, inclusionReason, exclusionReason } = control;
        const { implementation, owner, documents } = control;
        return {
          reference,
          title,
          decision,
          isInConflict,
          inclusionReason,
          exclusionReason,
          implementation,
          owner,
          documents,
        };
      }),
    })),
  };
};
