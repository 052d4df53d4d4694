import type { AuditFacts } from '../audit/audit-facts.ts';
import { wholeOf } from '../checklist/item-split.ts';
import { itemState, type Verdict } from '../checklist/verdict.ts';
import { grades } from '../finding/grade.ts';
import { isShown, type Row } from '../row.ts';
import { procedureReference, referenceKey } from './extra-control.ts';
import type { StatementControl } from './statement.ts';

/** What an audit recorded on one control, its parts together. */
export type AuditedControl = {
  /** The checklist item to open. */
  readonly item: string;
  readonly verdict: Verdict;
  /** Somebody decided whether it conforms, of each of its parts, and nothing of it is in conflict. */
  readonly isAudited: boolean;
  readonly responses: readonly Row<'checklistResponse'>[];
  readonly findings: readonly Row<'finding'>[];
  /** What shows something of the control: evidence on a part that was not audited, or a working paper, is none. */
  readonly evidence: readonly Row<'evidence'>[];
};

/** An audit as far as it touches controls. */
export type ControlsAudit = {
  readonly journal: string;
  readonly number: string;
  readonly title: string;
  readonly startsOn: string;
  readonly on: (control: Pick<StatementControl, 'reference' | 'extra'>) => AuditedControl | undefined;
};

type Said = Pick<AuditFacts, 'journal' | 'audit' | 'procedures' | 'responses' | 'splits' | 'findings' | 'evidence'>;

const severestFirst: readonly Verdict[] = [
  ...grades.slice(0, 2),
  'doesNotConform',
  'open',
  'notAudited',
  ...grades.slice(2),
  'conforms',
  'notApplicable',
];

/**
 * What one audit says of controls. An extra control is audited as an own procedure of the same reference: its name
 * begins with it.
 */
export const controlsAudit = (facts: Said): ControlsAudit => {
  const responses = Map.groupBy(facts.responses.values(), (row) => wholeOf(row.fields.item ?? ''));
  const findings = Map.groupBy(facts.findings, (row) => wholeOf(row.fields.item ?? ''));
  const evidence = Map.groupBy(facts.evidence, (row) => wholeOf(row.fields.item ?? ''));
  const procedures = new Map(facts.procedures.map((row) => [procedureReference(row), row.record]));
  const audit = facts.audit?.fields;
  const said = (item: string): AuditedControl | undefined => {
    const [answers, raised, seen] = [responses.get(item) ?? [], findings.get(item) ?? [], evidence.get(item) ?? []];
    if (answers.length + raised.length + seen.length === 0) return undefined;
    const keys = [...new Set([...answers, ...raised].map((row) => row.fields.item ?? ''))];
    const states = keys.map((key) => ({
      key,
      state: itemState(
        answers.find((row) => row.fields.item === key),
        raised.filter((row) => row.fields.item === key),
      ),
    }));
    const verdicts = states.map(({ state }) => state.verdict);
    const isDecided = (key: string) => {
      const response = states.find((one) => one.key === key)?.state.response;
      return response === 'conforms' || response === 'doesNotConform';
    };
    const notAudited = new Set(states.filter(({ state }) => state.response === 'notAudited').map(({ key }) => key));
    return {
      item,
      verdict: severestFirst.find((verdict) => verdicts.includes(verdict)) ?? 'open',
      isAudited: (facts.splits.get(item) ?? [item]).every(isDecided) && !states.some(({ state }) => state.isInConflict),
      responses: answers,
      findings: raised.filter(isShown),
      evidence: seen.filter((row) => row.fields.paper !== 'working' && !notAudited.has(row.fields.item ?? '')),
    };
  };
  return {
    journal: facts.journal,
    number: audit?.number ?? '',
    title: audit?.title ?? '',
    startsOn: audit?.startsOn ?? '',
    on: ({ reference, extra }) => {
      const item = extra ? procedures.get(referenceKey(reference)) : reference;
      return item === undefined ? undefined : said(item);
    },
  };
};

/**
 * What the newest audit that looked at a control found of it. One that says "not audited" looked at nothing: it doesn't
 * hide what an earlier one found. `audits` in any order.
 */
export const latestFound = (
  control: Pick<StatementControl, 'reference' | 'extra'>,
  audits: readonly ControlsAudit[],
): AuditedControl | undefined =>
  audits
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
    .map((audit) => audit.on(control))
    .find((on) => on !== undefined && (on.isAudited || on.findings.length > 0));
