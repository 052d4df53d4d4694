import type { WholeAudit } from '../audit/audit-facts.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { type Artefact, artefactOfDocument, namedMark } from './artefact.ts';
import type { AskedKey } from './asked-rows.ts';
import { heldReviews } from './held-reviews.ts';
import { itemOfKey } from './item-of-key.ts';
import type { ReadinessRow } from './readiness-rows.ts';
import { endedAudits, type ReadinessSources } from './readiness-sources.ts';

const named = (name: string, on: string | undefined): Artefact => ({
  from: 'named',
  name,
  on,
  mark: namedMark(name, on),
});

/** What an audit saw on an item, working papers apart. */
const evidenceIn = (audit: WholeAudit, organisation: JournalFacts, row: ReadinessRow): readonly Artefact[] =>
  audit.evidence
    .filter(
      ({ fields }) =>
        fields.paper !== 'working' &&
        itemOfKey(fields.item ?? '', audit, organisation) === row.item &&
        (row.stage === 'stage2' || fields.kind === 'document'),
    )
    .map(({ record, fields }): Artefact => {
      const called = fields.title ?? fields.description ?? '';
      const document = [[fields.documentId, called].filter(Boolean).join(' '), fields.documentVersion];
      const name = (fields.kind === 'document' ? document : [fields.number, called]).filter(Boolean).join(', ');
      const on = fields.documentOn ?? fields.eventOn?.slice(0, 10);
      return {
        from: 'audit',
        name,
        on,
        audit: audit.audit?.fields.number ?? audit.audit?.fields.title ?? '',
        evidence: { journal: audit.journal, record },
        mark: namedMark(name, on),
      };
    })
    .filter(({ name }) => name !== '');

/** Records of the organisation that are artefacts themselves. */
const ownRecords = (sources: ReadinessSources): { readonly [asked in AskedKey]?: readonly Artefact[] } => {
  const { organisation } = sources;
  const programmes = organisation.of('programme').map(({ fields }) => named(fields.title ?? '', fields.approvedOn));
  const audits = endedAudits(sources).map(({ audit }) =>
    named([audit?.fields.number, audit?.fields.title].filter(Boolean).join(' '), audit?.fields.endsOn),
  );
  const reviews = heldReviews(sources).map(({ fields }) =>
    named([fields.title, fields.minutes].filter(Boolean).join(', '), fields.heldOn),
  );
  return {
    statementOfApplicability: organisation
      .of('statementVersion')
      .map(({ fields }) => named(`SoA ${fields.version ?? ''}`.trim(), fields.approvedOn)),
    auditProgramme: programmes,
    auditPlanned: programmes,
    auditResults: audits,
    auditPerformed: audits,
    reviewResults: reviews,
    reviewPerformed: reviews,
  };
};

/**
 * What may show that a row is ready: of the register first, then the organisation's own records, then what its audits
 * saw, the newest before. Those that don't count are among them, so that one sees why.
 */
export const suggestedArtefacts = (sources: ReadinessSources, row: ReadinessRow): readonly Artefact[] => {
  const newestFirst = (artefacts: readonly Artefact[]) =>
    artefacts.toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
  const own = (row.asked && ownRecords(sources)[row.asked]) ?? [];
  const register = sources.organisation
    .of('document')
    .filter(({ fields }) => fields.items?.includes(row.item))
    .map(artefactOfDocument);
  return [
    ...newestFirst(register),
    ...newestFirst(own.filter(({ name }) => name !== '')),
    ...newestFirst(sources.audits.flatMap((audit) => evidenceIn(audit, sources.organisation, row))),
  ];
};
