import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import { isNonconformity } from '#domain/finding/grade.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';
import type { Wording, WordingKey } from '../wording/wording.ts';
import { backMatterOf, metadataOf, type OscalAudit, oscalAudit, systemResource } from './oscal-audit.ts';
import { findingOf, itemFindings, observationOf, reviewedControls } from './oscal-findings.ts';
import { instantOf, markup, type OscalObject, oscalId, props, said, title } from './oscal-parts.ts';

export type OscalDocuments = {
  readonly assessmentPlan: OscalObject;
  readonly assessmentResults: OscalObject;
  /** Undefined without a nonconformity: OSCAL knows no plan of action without items. */
  readonly planOfAction: OscalObject | undefined;
};

/** The plan's name beside the results, which refer to it. */
export const assessmentPlanName = 'oscal-assessment-plan.json';

/** An audit in the words of OSCAL 1.2.1, as JSON values. The same facts and model give the same documents. */
export const oscalDocuments = (facts: AuditFacts, model: ReportModel, w: Wording): OscalDocuments => {
  const audit = oscalAudit(facts, model, w);
  return {
    assessmentPlan: { 'assessment-plan': planOf(audit) },
    assessmentResults: { 'assessment-results': resultsOf(audit) },
    planOfAction: actionsOf(audit),
  };
};

type Prose = readonly [name: string, title: WordingKey, prose: string | undefined];

const proseParts = (w: Wording, proses: readonly Prose[]): readonly OscalObject[] =>
  proses.flatMap(([name, key, prose]) => (prose?.trim() ? [{ name, title: w(key), prose: markup(prose) }] : []));

const planOf = (audit: OscalAudit): OscalObject => {
  const { journal, model, w, aiSystems } = audit;
  const { objectives, scope, samplingNote, methods, startsOn, endsOn } = model.audit;
  const [start, end] = [instantOf(startsOn), instantOf(endsOn, 'last')];
  const parts = proseParts(w, [
    ['objectives', 'basis.objectives', objectives],
    ['scope', 'basis.scope', scope],
    ['methods', 'basis.methods', methods && w.list(methods.map((method) => w(`method.${method}`)))],
    ['sampling', 'basis.sampling', samplingNote],
  ]);
  const components = aiSystems.map(({ id, system }) =>
    said({
      uuid: id,
      type: 'ai-system',
      title: title(system.name, w('notGiven')),
      description: markup(system.purpose?.trim() ? system.purpose : w('notGiven')),
      props: props({ role: system.role, owner: system.owner, themes: system.themes?.join(' ') }),
      status: { state: 'other' },
    }),
  );
  return said({
    uuid: oscalId(journal, 'document', 'assessment-plan'),
    metadata: metadataOf(audit, 'Assessment plan'),
    'import-ssp': { href: `#${systemResource(audit)}` },
    'local-definitions': components.length > 0 ? { components } : undefined,
    'terms-and-conditions': parts.length > 0 ? { parts } : undefined,
    'reviewed-controls': reviewedControls(audit, (item) => item.response !== 'notApplicable'),
    'assessment-subjects':
      aiSystems.length > 0
        ? [
            {
              type: 'component',
              'include-subjects': aiSystems.map(({ id }) => ({ 'subject-uuid': id, type: 'component' })),
            },
          ]
        : undefined,
    tasks:
      start && end
        ? [
            {
              uuid: oscalId(journal, 'task', 'audit'),
              type: 'action',
              title: title(model.audit.title, w('report')),
              timing: { 'within-date-range': { start, end } },
            },
          ]
        : undefined,
    'back-matter': backMatterOf(audit, []),
  });
};

const resultsOf = (audit: OscalAudit): OscalObject => {
  const { journal, model, w, team } = audit;
  const facts = model.audit;
  const issue = printedIssue(model);
  const leads = team.filter(({ member }) => member.role === 'lead').map(({ id }) => id);
  const parts = proseParts(w, [
    ['conclusion', 'conclusions.conclusion', facts.conclusion],
    ['conformity', 'conclusions.conformity', facts.conformityAnswer],
    ['effectiveness', 'conclusions.effectiveness', facts.effectivenessAnswer],
    [
      'recommendations',
      'conclusions.recommendations',
      [
        facts.recommendations,
        ...(model.recommendations ?? []).map(({ text, reason, forWhom, findings }) =>
          [text, forWhom, reason, findings.join(', ')].filter(Boolean).join('\n'),
        ),
      ]
        .filter(Boolean)
        .join('\n\n') || undefined,
    ],
    ['divergent-opinions', 'conclusions.divergent', facts.divergentOpinions],
    ['follow-up', 'conclusions.followUp', facts.followUp],
  ]);
  const isAudited = (response: string | undefined) => response === 'conforms' || response === 'doesNotConform';
  return {
    uuid: oscalId(journal, 'document', 'assessment-results'),
    metadata: metadataOf(audit, 'Assessment results'),
    'import-ap': { href: assessmentPlanName },
    results: [
      said({
        uuid: oscalId(journal, 'result', 'audit'),
        title: title(facts.title, w('report')),
        description: w('caveat'),
        start: instantOf(facts.startsOn) ?? model.madeAt,
        end: instantOf(facts.endsOn, 'last'),
        props: props(
          model.isDraft
            ? { status: 'draft' }
            : { status: 'final', issue: String(issue?.issue ?? ''), 'merkle-root': issue?.root },
        ),
        'reviewed-controls': reviewedControls(audit, (item) => isAudited(item.response)),
        attestations:
          parts.length > 0
            ? [
                said({
                  'responsible-parties':
                    leads.length > 0 ? [{ 'role-id': 'assessment-lead', 'party-uuids': leads }] : undefined,
                  parts,
                }),
              ]
            : undefined,
        observations: audit.evidence.map(({ id, evidence }) => observationOf(audit, id, evidence)),
        findings: [...audit.findings.map((one) => findingOf(audit, one)), ...itemFindings(audit)],
        remarks: unresolved(audit),
      }),
    ],
    'back-matter': backMatterOf(audit, model.evidence),
  };
};

const unresolved = ({ model, w }: OscalAudit): string | undefined => {
  if (model.openVersions.length === 0) return undefined;
  const versions = model.openVersions.map(({ where, field, values }) => `${where} ${field}: ${values.join(' | ')}`);
  return markup([w('annexC.unresolved'), ...versions].join('\n\n'));
};

const actionsOf = (audit: OscalAudit): OscalObject | undefined => {
  const { journal, w } = audit;
  const open = audit.findings.filter(({ finding }) => isNonconformity(finding.grade));
  if (open.length === 0) return undefined;
  const evidence = [...new Set(open.flatMap(({ finding }) => finding.evidence))];
  return {
    'plan-of-action-and-milestones': said({
      uuid: oscalId(journal, 'document', 'plan-of-action'),
      metadata: metadataOf(audit, 'Plan of action and milestones'),
      'import-ssp': { href: `#${systemResource(audit)}` },
      observations: evidence.map((one) => observationOf(audit, audit.observationOf(one), one)),
      findings: open.map((one) => findingOf(audit, one)),
      'poam-items': open.map(({ id, finding }) =>
        said({
          uuid: oscalId(journal, 'poam-item', id),
          title: title([finding.number, finding.fields.title].filter(Boolean).join(' '), w('finding.untitled')),
          description: markup(finding.fields.statement?.trim() ? finding.fields.statement : w('notGiven')),
          props: props({ grade: finding.grade, number: finding.number }),
          'related-findings': [{ 'finding-uuid': id }],
          'related-observations': finding.evidence.map((one) => ({ 'observation-uuid': audit.observationOf(one) })),
        }),
      ),
      'back-matter': backMatterOf(audit, evidence),
    }),
  };
};
