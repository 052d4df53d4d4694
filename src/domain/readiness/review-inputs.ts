import { allValues } from '../all-values.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import { wholeOf } from '../checklist/item-split.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { type Grade, grades } from '../finding/grade.ts';
import type { Row } from '../row.ts';
import { heldReviews, isHeld } from './held-reviews.ts';
import { isOpenCase } from './open-nonconformities.ts';
import { endedAudits, organisationNameOf, type ReadinessSources } from './readiness-sources.ts';
import { isRealDay } from './real-day.ts';

/** The inputs that 9.3.2 names, in its order. */
export const reviewInputParts = [
  'earlierActions',
  'issues',
  'parties',
  'nonconformities',
  'monitoring',
  'auditResults',
  'opportunities',
] as const;

/** One thing that the data says, and where it stands. */
export type ReviewInput = {
  readonly kind:
    | 'results'
    | 'systemNew'
    | 'systemChanged'
    | 'siteNew'
    | 'documentIssued'
    | 'seen'
    | 'case'
    | 'audit'
    | 'conclusion'
    | 'opportunity';
  readonly what: string;
  readonly on?: string | undefined;
  readonly grade?: Grade;
  readonly state?: 'open' | 'closed';
  /** Corrective actions of a case: those past their day and not done. */
  readonly overdue?: number;
  readonly counts?: { readonly [grade in Grade]: number };
  /** The journal's record it is taken from, in words a reader finds it by. */
  readonly source:
    | { readonly kind: 'review' | 'audit' | 'case'; readonly name: string }
    | { readonly kind: 'inventory' | 'register' };
};

/** What the data can't say of a part, so that somebody has to. */
export type ReviewSilence =
  | 'actionsNotTracked'
  | 'noEarlierReview'
  | 'issuesNotRecorded'
  | 'partiesNotRecorded'
  | 'noCases'
  | 'measuresElsewhere'
  | 'noAuditSince'
  | 'noOpportunities';

export type ReviewInputs = {
  readonly organisation: string;
  readonly review: {
    readonly title: string;
    readonly plannedOn?: string | undefined;
    readonly heldOn?: string | undefined;
  };
  /** After the review before this one; undefined where there was none. */
  readonly since: string | undefined;
  readonly until: string;
  readonly parts: readonly {
    readonly part: (typeof reviewInputParts)[number];
    readonly said: readonly ReviewInput[];
    readonly silent: readonly ReviewSilence[];
  }[];
};

const nameOfAudit = ({ audit }: WholeAudit) => [audit?.fields.number, audit?.fields.title].filter(Boolean).join(' ');

const countsOf = (audit: WholeAudit): { readonly [grade in Grade]: number } =>
  Object.fromEntries(
    grades.map((grade) => [grade, audit.findings.filter((finding) => gradeOf(finding) === grade).length]),
  ) as { readonly [grade in Grade]: number };

/**
 * What the organisation's records, its audits and its cases on this tablet say on each input of a management review,
 * since the review before it, each with its source; and what they can't say.
 */
export const reviewInputs = (sources: ReadinessSources, review: Row<'managementReview'> | undefined): ReviewInputs => {
  const { organisation, cases, today } = sources;
  const heldOn = review && isHeld(review, today) ? review.fields.heldOn : undefined;
  const until = heldOn ?? today;
  const before = heldReviews(sources)
    .filter((held) => held.record !== review?.record && (held.fields.heldOn ?? '') <= until)
    .at(-1);
  const since = before?.fields.heldOn;
  const isNew = (day: string | undefined): day is string =>
    isRealDay(day) && day <= until && (since === undefined || day > since);
  const audits = endedAudits(sources).filter(({ audit }) => isNew(audit?.fields.endsOn));
  const seenOn = (item: string) =>
    audits.flatMap((audit) =>
      audit.evidence
        .filter(({ fields }) => fields.paper !== 'working' && wholeOf(fields.item ?? '') === item)
        .map(
          ({ fields }): ReviewInput => ({
            kind: 'seen',
            what: [fields.title, fields.description].filter(Boolean).join('. '),
            on: fields.documentOn ?? fields.eventOn?.slice(0, 10),
            source: { kind: 'audit', name: nameOfAudit(audit) },
          }),
        ),
    );
  const documents = (isOn: (item: string) => boolean) =>
    organisation
      .of('document')
      .filter(({ fields }) => isNew(fields.issuedOn) && fields.items?.some(isOn))
      .map(
        ({ fields }): ReviewInput => ({
          kind: 'documentIssued',
          what: [[fields.identifier, fields.title].filter(Boolean).join(' '), fields.version]
            .filter(Boolean)
            .join(', '),
          on: fields.issuedOn,
          source: { kind: 'register' },
        }),
      );

  const results = (before?.fields.results ?? '').trim();
  const earlierActions: readonly ReviewInput[] =
    before && results !== ''
      ? [{ kind: 'results', what: results, on: since, source: { kind: 'review', name: before.fields.title ?? '' } }]
      : [];
  const systems = organisation.of('aiSystem').flatMap(({ fields, createdAt, changedAt }): readonly ReviewInput[] => {
    const [created, changed] = [createdAt.slice(0, 10), changedAt.slice(0, 10)];
    const on = isNew(created) ? created : changed;
    return since !== undefined && isNew(on)
      ? [
          {
            kind: on === created ? 'systemNew' : 'systemChanged',
            what: fields.name ?? '',
            on,
            source: { kind: 'inventory' },
          },
        ]
      : [];
  });
  const sites = organisation
    .of('site')
    .filter(({ createdAt }) => since !== undefined && isNew(createdAt.slice(0, 10)))
    .map(
      ({ fields, createdAt }): ReviewInput => ({
        kind: 'siteNew',
        what: fields.name ?? '',
        on: createdAt.slice(0, 10),
        source: { kind: 'inventory' },
      }),
    );
  const issues = [...systems, ...sites, ...documents((item) => item === '4.1' || item === '4.3'), ...seenOn('4.1')];
  const parties = [...documents((item) => item === '4.2'), ...seenOn('4.2')];
  const nonconformities = cases.flatMap((facts): readonly ReviewInput[] => {
    const row = facts.of('case')[0];
    const grade = row && grades.find((one) => allValues(row, 'grade').includes(one));
    if (!row || !grade) return [];
    const overdue = facts
      .of('correctiveAction')
      .filter(({ fields }) => fields.implementedOn === undefined && (fields.dueOn ?? '9') < until).length;
    return [
      {
        kind: 'case',
        what: [row.fields.number, row.fields.title].filter(Boolean).join(' '),
        on: row.fields.raisedOn,
        grade,
        state: isOpenCase(facts) ? 'open' : 'closed',
        ...(overdue > 0 ? { overdue } : {}),
        source: { kind: 'case', name: row.fields.auditNumber ?? row.fields.auditTitle ?? '' },
      },
    ];
  });
  const monitoring = [...documents((item) => item === '9.1' || item === '6.2'), ...seenOn('9.1')];
  const auditResults = audits.flatMap((audit): readonly ReviewInput[] => {
    const source = { kind: 'audit', name: nameOfAudit(audit) } as const;
    const conclusion = (audit.audit?.fields.conclusion ?? '').trim();
    return [
      { kind: 'audit', what: nameOfAudit(audit), on: audit.audit?.fields.endsOn, counts: countsOf(audit), source },
      ...(conclusion === '' ? [] : [{ kind: 'conclusion', what: conclusion, source } as const]),
    ];
  });
  const opportunities = audits.flatMap((audit) =>
    audit.findings
      .filter((finding) => gradeOf(finding) === 'opportunityForImprovement')
      .map(
        ({ fields }): ReviewInput => ({
          kind: 'opportunity',
          what: [fields.number, fields.title].filter(Boolean).join(' '),
          on: fields.raisedOn,
          source: { kind: 'audit', name: nameOfAudit(audit) },
        }),
      ),
  );
  return {
    organisation: organisationNameOf(organisation),
    review: {
      title: review?.fields.title ?? '',
      plannedOn: review?.fields.plannedOn,
      heldOn,
    },
    since,
    until,
    parts: [
      {
        part: 'earlierActions',
        said: earlierActions,
        silent: [before ? 'actionsNotTracked' : 'noEarlierReview'],
      },
      { part: 'issues', said: issues, silent: ['issuesNotRecorded'] },
      { part: 'parties', said: parties, silent: ['partiesNotRecorded'] },
      { part: 'nonconformities', said: nonconformities, silent: nonconformities.length === 0 ? ['noCases'] : [] },
      { part: 'monitoring', said: monitoring, silent: ['measuresElsewhere'] },
      { part: 'auditResults', said: auditResults, silent: auditResults.length === 0 ? ['noAuditSince'] : [] },
      { part: 'opportunities', said: opportunities, silent: opportunities.length === 0 ? ['noOpportunities'] : [] },
    ],
  };
};
