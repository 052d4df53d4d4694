import { isNonconformity } from '#domain/finding/grade.ts';
import { type ReportEvidence, type ReportItem, reportEntries, reportItems } from '#domain/report/report-model.ts';
import { evidenceLine } from '../pdf/evidence-words.ts';
import { criteriaWords } from '../wording/criteria-words.ts';
import { controlIdOf } from './control-id.ts';
import { evidenceLink, type OscalAudit } from './oscal-audit.ts';
import { instantOf, markup, type OscalObject, oneLine, oscalId, props, said, title } from './oscal-parts.ts';

/** Photographs, files and documents are looked at, people asked. */
const methodOf = (evidence: ReportEvidence): string => (evidence.kind === 'interview' ? 'INTERVIEW' : 'EXAMINE');

export const observationOf = (audit: OscalAudit, id: string, evidence: ReportEvidence): OscalObject => {
  const { model, w, team } = audit;
  const { fields } = evidence;
  const by = team.find(({ member }) => member.name !== undefined && member.name === fields.capturedBy);
  const href = evidenceLink(audit, evidence);
  return said({
    uuid: id,
    title: title([evidence.label, fields.title].filter(Boolean).join(' '), evidence.label),
    description: markup([evidenceLine(evidence, w), fields.description].filter(Boolean).join('\n\n')),
    props: props({
      kind: evidence.kind,
      label: evidence.label,
      item: evidence.ref,
      'event-on': fields.eventOn,
      'captured-by': fields.capturedBy,
    }),
    methods: [methodOf(evidence)],
    origins: by && [{ actors: [{ type: 'party', 'actor-uuid': by.id }] }],
    'relevant-evidence': href === undefined ? undefined : [{ href, description: markup(evidence.file?.name ?? '') }],
    collected: instantOf(fields.capturedAt) ?? model.madeAt,
  });
};

const related = (audit: OscalAudit, evidence: readonly ReportEvidence[]): readonly OscalObject[] =>
  evidence.map((one) => ({ 'observation-uuid': audit.observationOf(one) }));

/** The grade stands in a property: OSCAL knows satisfied and not satisfied only. */
export const findingOf = (audit: OscalAudit, { id, finding }: OscalAudit['findings'][number]): OscalObject => {
  const { w } = audit;
  const { fields } = finding;
  const isFailed = isNonconformity(finding.grade);
  return said({
    uuid: id,
    title: title([finding.number, fields.title].filter(Boolean).join(' '), w('finding.untitled')),
    description: markup(fields.statement?.trim() ? fields.statement : w('notGiven')),
    props: props({
      grade: finding.grade,
      number: finding.number,
      theme: finding.theme,
      area: fields.area,
      site: finding.site,
      'ai-system': finding.aiSystem,
      'raised-on': fields.raisedOn,
      'raised-by': fields.raisedBy,
      'repeat-of': fields.repeatOf,
      acknowledgement: fields.acknowledgement,
    }),
    target: said({
      type: 'objective-id',
      'target-id': controlIdOf(finding.ref || 'none'),
      title: title(finding.itemTitle, finding.ref || w('notGiven')),
      description: fields.requirement?.trim() ? markup(fields.requirement) : undefined,
      status: said({
        state: isFailed ? 'not-satisfied' : 'satisfied',
        reason: isFailed ? 'fail' : 'other',
        remarks: fields.gradeReason?.trim() ? markup(fields.gradeReason) : undefined,
      }),
    }),
    'related-observations': related(audit, finding.evidence),
    remarks: fields.acknowledgementComment?.trim() ? markup(fields.acknowledgementComment) : undefined,
  });
};

/** What was decided of an item without a nonconformity to say it. */
export const itemFindings = (audit: OscalAudit): readonly OscalObject[] => {
  const { model, w, journal } = audit;
  const failed = new Set(model.findings.filter((f) => isNonconformity(f.grade)).map((f) => f.ref));
  return reportEntries(reportItems(model))
    .filter(({ ref, response }) => response === 'conforms' || (response === 'doesNotConform' && !failed.has(ref)))
    .map((item) =>
      said({
        uuid: oscalId(journal, 'item', item.ref),
        title: title(`${item.ref} ${item.title}`, item.ref),
        description: markup(item.note?.trim() ? item.note : w(`verdict.${item.response ?? 'open'}`)),
        props: props({ verdict: item.verdict, item: item.ref }),
        target: {
          type: 'objective-id',
          'target-id': controlIdOf(item.ref),
          status: item.response === 'conforms' ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied' },
        },
        'related-observations': related(audit, item.evidence),
      }),
    );
};

const selection = (items: readonly ReportItem[]): readonly OscalObject[] =>
  items.map((item) => ({ 'control-id': controlIdOf(item.ref) }));

/** Which items were looked at; those that were not stand with their reasons. */
export const reviewedControls = ({ model, w }: OscalAudit, isIncluded: (item: ReportItem) => boolean): OscalObject => {
  const items = reportItems(model);
  const [included, excluded] = [items.filter(isIncluded), items.filter((item) => !isIncluded(item))];
  const reasons = excluded.map(({ ref, verdict, isInConflict, reason }) =>
    [ref, isInConflict ? w('byClause.conflict') : w(`verdict.${verdict}`), oneLine(reason)].filter(Boolean).join(': '),
  );
  return {
    description: criteriaWords(model, w),
    'control-selections': [
      said({
        ...(included.length > 0 ? { 'include-controls': selection(included) } : { 'include-all': {} }),
        'exclude-controls': selection(excluded),
        remarks: reasons.length > 0 ? markup(reasons.join('\n\n')) : undefined,
      }),
    ],
  };
};
