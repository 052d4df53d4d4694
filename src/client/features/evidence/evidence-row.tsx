import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type EvidenceKind } from '#domain/evidence/evidence-kind.ts';
import type { Row } from '#domain/row.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { evidenceIcons, evidenceWords, fileIcon } from './evidence-words.ts';

/** What a piece of evidence says in one line: its title, or what kind it is. */
export const useEvidenceTitle = () => {
  const { i18n, t } = useLingui();
  return ({ fields }: Row<'evidence'>): string => {
    if (fields.title) return fields.title;
    if (fields.kind === 'interview' && fields.interviewee) return t`Interview, ${fields.interviewee}`;
    if (fields.kind === 'recordSample' && fields.sampleSize !== undefined && fields.sampleHits !== undefined)
      return t`${fields.sampleHits} of ${fields.sampleSize} records`;
    return i18n._(evidenceWords[fields.kind ?? 'observation']);
  };
};

export const EvidenceRow = ({ evidence, end }: { evidence: Row<'evidence'>; end?: ReactNode }) => {
  const titleOf = useEvidenceTitle();
  const { i18n } = useLingui();
  const kind: EvidenceKind = evidence.fields.kind ?? 'observation';
  const Icon = kind === 'file' ? fileIcon(evidence.fields.file?.mediaType) : evidenceIcons[kind];
  const detail = [
    i18n._(evidenceWords[kind]),
    evidence.fields.documentId,
    evidence.fields.documentVersion,
    evidence.fields.documentOn,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <ListRow
      to={`/audits/${evidence.journal}/evidence/${evidence.record}`}
      lead={<Icon aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />}
      title={<bdi>{titleOf(evidence)}</bdi>}
      detail={detail}
      end={end}
    />
  );
};
