import type { Catalogue } from '../catalogue/catalogue.ts';
import { isAgainst } from '../catalogue/is-against.ts';
import { splitsOf, wholeOf } from '../checklist/item-split.ts';
import { responses } from '../checklist/response.ts';
import { itemState, type Verdict } from '../checklist/verdict.ts';
import { wholeVerdict } from '../checklist/whole-verdict.ts';
import { grades } from '../finding/grade.ts';
import { isShown, type Row } from '../row.ts';

/** What one audit gave, as far as its journal is at hand. */
export type AuditResults = {
  /** Its journal. */
  readonly audit: string;
  readonly plannedAudit: string | undefined;
  readonly title: string;
  readonly startsOn: string | undefined;
  readonly endsOn: string | undefined;
  /** By clause or control; items without a word on them are absent. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
};

const severestFirst: readonly Verdict[] = [
  'major',
  'minor',
  'doesNotConform',
  'observation',
  'opportunityForImprovement',
  'notAudited',
  'goodPractice',
  'conforms',
  'notApplicable',
  'open',
];

export const severestVerdict = (verdicts: readonly Verdict[]): Verdict | undefined =>
  severestFirst.find((verdict) => verdicts.includes(verdict));

/** SPEC PR3: whether a verdict says that the item was looked at. That it doesn't apply is the statement's to say. */
export const isAudited = (verdict: Verdict): boolean => !['open', 'notAudited', 'notApplicable'].includes(verdict);

/** A verdict as another tablet wrote it; one that this app doesn't know covers nothing. */
export const knownVerdict = (word: string): Verdict | undefined =>
  [...grades, ...responses].find((verdict) => verdict === word);

/** SPEC PR1, PR3: the results of the organisation's audits against this catalogue, from rows of all journals at hand. */
export const auditResults = (
  organisation: string,
  rows: {
    readonly audits: readonly Row<'audit'>[];
    readonly responses: readonly Row<'checklistResponse'>[];
    readonly findings: readonly Row<'finding'>[];
    readonly splits: readonly Row<'itemSplit'>[];
  },
  catalogue: Pick<Catalogue, 'id'>,
): readonly AuditResults[] => {
  const responsesOf = Map.groupBy(rows.responses.filter(isShown), (row) => row.journal);
  const findingsOf = Map.groupBy(rows.findings.filter(isShown), (row) => row.journal);
  const splitRowsOf = Map.groupBy(rows.splits, (row) => row.journal);
  return rows.audits
    .filter(
      (row) => isShown(row) && row.fields.organisationSource?.journal === organisation && isAgainst(catalogue, row),
    )
    .map(({ journal, fields }) => {
      const findings = Map.groupBy(findingsOf.get(journal) ?? [], (row) => row.fields.item ?? '');
      const answers = new Map((responsesOf.get(journal) ?? []).map((row) => [row.fields.item ?? '', row] as const));
      const held = { responses: answers, findings: findingsOf.get(journal) ?? [], evidence: [] };
      const splits = splitsOf(splitRowsOf.get(journal) ?? [], held);
      const stateOf = (key: string) => itemState(answers.get(key), findings.get(key) ?? []);
      const items = new Set([...answers.keys(), ...findings.keys()].map(wholeOf));
      const verdicts = [...items].flatMap((item) => {
        const verdict = wholeVerdict(stateOf(item), (splits.get(item) ?? []).map(stateOf));
        return verdict === 'open' ? [] : [[item, verdict] as const];
      });
      return {
        audit: journal,
        plannedAudit: fields.plannedAudit?.journal === organisation ? fields.plannedAudit.record : undefined,
        title: fields.title ?? '',
        startsOn: fields.startsOn,
        endsOn: fields.endsOn ?? fields.startsOn,
        verdicts: new Map(verdicts),
      };
    });
};
