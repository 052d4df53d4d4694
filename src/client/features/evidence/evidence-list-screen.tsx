import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EvidenceKind } from '#domain/evidence/evidence-kind.ts';
import { evidenceKinds } from '#domain/evidence/evidence-kind.ts';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { EvidenceRow, useEvidenceTitle } from './evidence-row.tsx';
import { evidenceWords } from './evidence-words.ts';
import { PhotoThumb } from './photo-thumb.tsx';

/** All evidence of the audit, by kind. */
export const EvidenceListScreen = () => {
  const { facts, items } = useAudit();
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<EvidenceKind>();
  const titleOf = useEvidenceTitle();
  const shown = facts.evidence.filter((row) => !kind || row.fields.kind === kind);
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const count = facts.evidence.length;
  return (
    <ScreenFrame title={t`Evidence`}>
      {count === 0 ? (
        <EmptyState title={t`No evidence yet`}>
          <Trans>
            Photos, documents, interviews, observations, samples and files are recorded on a checklist item. They all
            appear here.
          </Trans>
        </EmptyState>
      ) : (
        <>
          <ReadOnly value={false}>
            <Choice
              label={t`Kind`}
              isLabelHidden
              value={kind}
              options={evidenceKinds.map((value) => {
                const n = facts.evidence.filter((row) => row.fields.kind === value).length;
                return { value, text: `${i18n._(evidenceWords[value])} ${n}` };
              })}
              onChoose={(value) => setKind(value ?? undefined)}
            />
          </ReadOnly>
          {kind === 'photo' ? (
            <div className="mt-6 grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-4">
              {shown.map((photo) => (
                <Link key={photo.record} to={photo.record} className="press block min-w-0">
                  <PhotoThumb evidence={photo} className="aspect-4/3 w-full rounded-photo border border-line" />
                  <p className="mt-1 break-words">
                    <b>{photo.fields.number}</b> <bdi>{photo.fields.title}</bdi>
                  </p>
                </Link>
              ))}
            </div>
          ) : (
            <Card className="mt-6">
              <VirtualList rows={shown} keyOf={(row) => row.record} estimate={73}>
                {(row) => (
                  <EvidenceRow
                    evidence={row}
                    end={[row.fields.number, refOf.get(row.fields.item ?? '')].filter(Boolean).join(' · ')}
                  />
                )}
              </VirtualList>
            </Card>
          )}
        </>
      )}
      <Withdrawn
        journal={facts.journal}
        noun="evidence"
        nameOf={(row) => [row.fields.number, titleOf(row)].filter(Boolean).join(' ')}
      />
    </ScreenFrame>
  );
};
