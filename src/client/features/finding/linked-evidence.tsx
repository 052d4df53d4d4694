import { Trans, useLingui } from '@lingui/react/macro';
import { Camera, Link2, Plus, Unlink } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { evidenceOf, linkEvidence, unlinkEvidence } from '#domain/evidence/record-evidence.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AddEvidenceSheet } from '../evidence/add-evidence-sheet.tsx';
import { EvidenceRow, useEvidenceTitle } from '../evidence/evidence-row.tsx';
import { FileButton } from '../evidence/file-button.tsx';
import { photoTypes } from '../evidence/file-types.ts';
import { PhotoThumb } from '../evidence/photo-thumb.tsx';
import { usePhotoIntake } from '../evidence/use-photo-intake.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useAct } from '../tablet/use-act.ts';

/** The evidence behind a finding: what is linked, and the ways to link more. */
export const LinkedEvidence = ({ finding, label, hint }: { finding: Row<'finding'>; label: string; hint: string }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const [sheet, setSheet] = useState<'link' | 'add'>();
  const item = finding.fields.item ?? '';
  const intake = usePhotoIntake(item, finding.record);
  const linked = evidenceOf(facts, finding.record);
  const photos = linked.filter((row) => row.fields.kind === 'photo');
  const others = linked.filter((row) => row.fields.kind !== 'photo');
  const unlink = (evidence: Row<'evidence'>) => {
    const link = facts.links.find((l) => l.fields.parent === finding.record && l.fields.evidence === evidence.record);
    if (link) void act.run(succeed(unlinkEvidence(link)), t`Link removed`);
  };
  return (
    <section aria-label={label}>
      <h2 className="mb-2">
        <span className="font-bold">{label}</span>
        <span className="ms-2 text-ink2">{hint}</span>
      </h2>
      <div className="divide-y divide-line rounded-card border border-line">
        {others.map((row) => (
          <div key={row.record} className="flex items-center">
            <div className="min-w-0 flex-1">
              <EvidenceRow evidence={row} />
            </div>
            <WhileOpen>
              <IconButton label={t`Remove the link`} onClick={() => unlink(row)} className="me-2">
                <Unlink aria-hidden size={20} strokeWidth={1.75} />
              </IconButton>
            </WhileOpen>
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-3 p-4">
          {photos.map((photo) => (
            <span key={photo.record} className="relative">
              <Link to={`/audits/${facts.journal}/evidence/${photo.record}`} className="press block">
                <PhotoThumb evidence={photo} className="h-18 w-24 rounded-photo border border-line" />
              </Link>
            </span>
          ))}
          <FileButton
            accept={photoTypes}
            isCamera
            onOpen={intake.expect}
            onCancel={intake.forget}
            onFiles={(files) => void intake.takeIn(files, 'photo')}
            className="border-edge bg-surface px-5"
          >
            <Camera aria-hidden size={20} strokeWidth={1.75} />
            {t`Photo`}
          </FileButton>
          <WhileOpen>
            <Button onClick={() => setSheet('link')} icon={<Link2 aria-hidden size={20} strokeWidth={1.75} />}>
              <Trans>Link</Trans>
            </Button>
            <Button onClick={() => setSheet('add')} icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
              <Trans>New</Trans>
            </Button>
          </WhileOpen>
        </div>
        {intake.taking && (
          <div className="p-4">
            <ProgressBar
              label={t`Taking in photos`}
              words={t`${intake.taking.done} of ${intake.taking.of} saved`}
              value={intake.taking.done}
              max={intake.taking.of}
            />
          </div>
        )}
      </div>
      {sheet === 'link' && <LinkSheet finding={finding} onClose={() => setSheet(undefined)} />}
      {sheet === 'add' && (
        <AddEvidenceSheet
          item={item}
          finding={finding.record}
          onFiles={(files, wants) => void intake.takeIn(files, wants)}
          onClose={() => setSheet(undefined)}
        />
      )}
    </section>
  );
};

/** Evidence that is recorded already: the item's own first, then all the rest. */
const LinkSheet = ({ finding, onClose }: { finding: Row<'finding'>; onClose: () => void }) => {
  const { facts, items } = useAudit();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const titleOf = useEvidenceTitle();
  const linked = new Set(evidenceOf(facts, finding.record).map((row) => row.record));
  const isOwn = (row: Row<'evidence'>) => row.fields.item === finding.fields.item;
  const ordered = [...facts.evidence.filter(isOwn), ...facts.evidence.filter((row) => !isOwn(row))];
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const toggle = (row: Row<'evidence'>) => {
    const link = facts.links.find((l) => l.fields.parent === finding.record && l.fields.evidence === row.record);
    void act.run(succeed(link ? unlinkEvidence(link) : linkEvidence(facts.journal, finding.record, row.record)));
  };
  return (
    <Sheet title={t`Link evidence`} closeLabel={t`Close`} isOpen onClose={onClose}>
      {ordered.length === 0 && (
        <p className="text-ink2">
          <Trans>Nothing is recorded yet. Close this and choose Photo or New.</Trans>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {ordered.map((row) => (
          <li key={row.record}>
            <button
              type="button"
              role="checkbox"
              aria-checked={linked.has(row.record)}
              onClick={() => toggle(row)}
              className={`press flex min-h-14 w-full items-center gap-3 rounded-card border px-4 py-2 text-start ${linked.has(row.record) ? 'border-accent bg-soft ring-1 ring-accent' : 'border-edge'}`}
            >
              {row.fields.kind === 'photo' && <PhotoThumb evidence={row} className="h-12 w-16 rounded-tile" />}
              <span className="min-w-0 flex-1 break-words">
                {row.fields.number && <b className="me-2">{row.fields.number}</b>} <bdi>{titleOf(row)}</bdi>
              </span>
              <span className="text-ink2">{refOf.get(row.fields.item ?? '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
};
