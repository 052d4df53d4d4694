import { allValues } from '../all-values.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { wholeOfShown } from '../checklist/whole-of-shown.ts';
import { blockingProblems } from '../corrective-action/case-problems.ts';
import { isClosed } from '../corrective-action/case-records.ts';
import { type Grade, grades, isNonconformity } from '../finding/grade.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { itemOfKey } from './item-of-key.ts';
import { plannedAuditsOf, type ReadinessSources } from './readiness-sources.ts';

/** A case without a closing, or whose closing what other tablets said since can't stand beside (CA20 to CA24). */
export const isOpenCase = (facts: JournalFacts): boolean => !isClosed(facts) || blockingProblems(facts).length > 0;

export type OpenNonconformity = {
  readonly grade: 'major' | 'minor';
  readonly number: string;
  readonly title: string;
  readonly item: string;
  /** The journal of its case, or of the audit that raised it where it has no case here. */
  readonly case?: string;
  readonly audit?: string;
  readonly finding?: string;
  /** Known from the results in the programme only: neither its audit nor its case is on this tablet. */
  readonly isFromProgramme?: true;
};

const severest = (values: readonly Grade[]): Grade | undefined => grades.find((grade) => values.includes(grade));

const nonconformity = (
  grade: Grade | undefined,
  rest: Omit<OpenNonconformity, 'grade'>,
): readonly OpenNonconformity[] =>
  grade !== undefined && isNonconformity(grade) ? [{ grade: grade as 'major' | 'minor', ...rest }] : [];

/** Every nonconformity that nothing here says is closed, majors first. One without a case is open. */
export const openNonconformities = (sources: ReadinessSources): readonly OpenNonconformity[] => {
  const cases = sources.cases.flatMap((facts) => {
    const row = facts.of('case')[0];
    return row ? [{ facts, row }] : [];
  });
  const issued = new Set(cases.map(({ row }) => `${row.fields.finding?.journal} ${row.fields.finding?.record}`));
  const fromCases = cases
    .filter(({ facts }) => isOpenCase(facts))
    .flatMap(({ facts, row: { fields, ...row } }) =>
      nonconformity(severest(allValues({ fields, ...row }, 'grade')), {
        number: fields.number ?? '',
        title: fields.title ?? '',
        item: wholeOfShown(fields.item ?? ''),
        case: facts.journal,
      }),
    );
  const fromAudits = sources.audits.flatMap((audit) =>
    audit.findings
      .filter((finding) => !issued.has(`${audit.journal} ${finding.record}`))
      .flatMap((finding) =>
        nonconformity(gradeOf(finding), {
          number: finding.fields.number ?? '',
          title: finding.fields.title ?? '',
          item: itemOfKey(finding.fields.item ?? '', audit, sources.organisation),
          audit: audit.journal,
          finding: finding.record,
        }),
      ),
  );
  const here = new Set(sources.audits.map(({ journal }) => journal));
  /** A case of that audit on that item, and no milder: the programme's result is this one. */
  const hasCase = (audit: string | undefined, item: string, verdict: string) =>
    cases.some(({ row }) => {
      const grade = severest(allValues(row, 'grade'));
      return (
        grade !== undefined &&
        row.fields.finding?.journal === audit &&
        wholeOfShown(row.fields.item ?? '') === item &&
        grades.indexOf(grade) <= grades.findIndex((one) => one === verdict)
      );
    });
  const fromProgramme = plannedAuditsOf(sources.organisation)
    .filter(({ fields }) => fields.audit === undefined || !here.has(fields.audit))
    .flatMap(({ fields }) =>
      (fields.results ?? []).flatMap(({ item, verdict }) =>
        nonconformity(hasCase(fields.audit, item, verdict) ? undefined : grades.find((grade) => grade === verdict), {
          number: '',
          title: fields.title ?? '',
          item,
          isFromProgramme: true as const,
        }),
      ),
    );
  const all = [...fromCases, ...fromAudits, ...fromProgramme];
  return [...all.filter(({ grade }) => grade === 'major'), ...all.filter(({ grade }) => grade === 'minor')];
};
