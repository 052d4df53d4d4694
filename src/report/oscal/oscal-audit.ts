import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { grades } from '#domain/finding/grade.ts';
import type { EvidenceFile } from '#domain/nouns.ts';
import { ownAreasOf, type ReportEvidence, type ReportFinding, type ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { type OscalObject, oscalId, props, said, title } from './oscal-parts.ts';

/** A report model whose records have their OSCAL ids beside them. */
export type OscalAudit = {
  readonly journal: string;
  readonly model: ReportModel;
  readonly w: Wording;
  readonly team: readonly { readonly id: string; readonly member: ReportModel['team'][number] }[];
  readonly sites: readonly { readonly id: string; readonly site: ReportModel['sites'][number] }[];
  readonly aiSystems: readonly { readonly id: string; readonly system: ReportModel['aiSystems'][number] }[];
  readonly findings: readonly { readonly id: string; readonly finding: ReportFinding }[];
  readonly evidence: readonly { readonly id: string; readonly evidence: ReportEvidence }[];
  readonly observationOf: (evidence: ReportEvidence) => string;
};

/** The model has no record ids: its records stand in the order of the facts, findings by grade. */
export const oscalAudit = (facts: AuditFacts, model: ReportModel, w: Wording): OscalAudit => {
  const { journal } = facts;
  const idOf = (kind: string, row: { readonly record: string } | undefined) =>
    oscalId(journal, kind, row?.record ?? '');
  const rank = (row: AuditFacts['findings'][number]) => grades.indexOf(gradeOf(row) ?? 'observation');
  const findingRows = facts.findings.toSorted((a, b) => rank(a) - rank(b));
  const evidenceRows = facts.evidence.filter((row) => row.fields.paper !== 'working');
  const ids = new Map(model.evidence.map((evidence, i) => [evidence, idOf('observation', evidenceRows[i])]));
  return {
    journal,
    model,
    w,
    team: model.team.map((member, i) => ({ id: idOf('party', facts.team[i]), member })),
    sites: model.sites.map((site, i) => ({ id: idOf('location', facts.sites[i]), site })),
    aiSystems: model.aiSystems.map((system, i) => ({ id: idOf('component', facts.aiSystems[i]), system })),
    findings: model.findings.map((finding, i) => ({ id: idOf('finding', findingRows[i]), finding })),
    evidence: [...ids].map(([evidence, id]) => ({ id, evidence })),
    observationOf: (evidence) => ids.get(evidence) ?? '',
  };
};

const roles = {
  lead: 'assessment-lead',
  auditor: 'assessor',
  auditorInTraining: 'assessor-in-training',
  technicalExpert: 'technical-expert',
  observer: 'observer',
} as const;

export const metadataOf = ({ journal, model, w, team, sites }: OscalAudit, kind: string): OscalObject => {
  const { audit } = model;
  const organisation = oscalId(journal, 'party', 'organisation');
  const given = Object.entries(roles).filter(([role]) => team.some(({ member }) => member.role === role));
  return said({
    title: title([audit.number, audit.title, kind].filter(Boolean).join(' · '), kind),
    'last-modified': model.madeAt,
    version: model.madeAt,
    'oscal-version': '1.2.1',
    props: props({ 'report-number': audit.number, confidentiality: audit.confidentiality, app: model.app }),
    roles: given.map(([role, id]) => ({ id, title: w(`role.${role as keyof typeof roles}`) })),
    locations: sites.map(({ id, site }) =>
      said({
        uuid: id,
        title: title(site.name, w('notGiven')),
        address: site.place?.trim() ? { 'addr-lines': [site.place.replace(/\s+/gu, ' ').trim()] } : undefined,
      }),
    ),
    parties: [
      ...(audit.organisation?.trim()
        ? [{ uuid: organisation, type: 'organization', name: audit.organisation.replace(/\s+/gu, ' ').trim() }]
        : []),
      ...team.map(({ id, member }) =>
        said({
          uuid: id,
          type: 'person',
          name: member.name?.replace(/\s+/gu, ' ').trim() || undefined,
          props: props({
            mark: member.mark,
            impartiality: member.impartiality ?? 'notDeclared',
            'own-areas': ownAreasOf(member) || undefined,
          }),
        }),
      ),
    ],
    'responsible-parties': given.map(([role, id]) => ({
      'role-id': id,
      'party-uuids': team.filter(({ member }) => member.role === role).map((one) => one.id),
    })),
  });
};

/** The organisation's system that was audited stands in the back matter: there is no system security plan to name. */
export const systemResource = ({ journal }: OscalAudit): string => oscalId(journal, 'resource', 'audited system');

const fileResourceId = ({ journal }: OscalAudit, file: EvidenceFile): string =>
  oscalId(journal, 'resource', file.kept.sha256);

/** Where a piece of evidence has its bytes, as the audit package names them. */
export const evidenceLink = (audit: OscalAudit, { file }: ReportEvidence): string | undefined =>
  file && `#${fileResourceId(audit, file)}`;

export const backMatterOf = (audit: OscalAudit, shown: readonly ReportEvidence[]): OscalObject => {
  const { model, w } = audit;
  const files = new Map(
    shown.flatMap((evidence) => (evidence.file ? [[evidence.file.kept.sha256, evidence] as const] : [])),
  );
  return {
    resources: [
      said({
        uuid: systemResource(audit),
        title: title(model.audit.organisation, w('basis.scope')),
        description: model.audit.scope?.trim() ? model.audit.scope : undefined,
      }),
      ...[...files.values()].flatMap(({ label, kind, file, fields }) =>
        file
          ? [
              said({
                uuid: fileResourceId(audit, file),
                title: title([label, fields.title].filter(Boolean).join(' '), label),
                props: props({
                  kind,
                  'file-name': file.name,
                  ...(file.kept.isOriginal ? {} : { 'sha-256-as-given': file.sha256 }),
                }),
                rlinks: [
                  {
                    href: `blobs/${file.kept.sha256}`,
                    'media-type': file.kept.mediaType,
                    hashes: [{ algorithm: 'SHA-256', value: file.kept.sha256 }],
                  },
                ],
              }),
            ]
          : [],
      ),
    ],
  };
};
