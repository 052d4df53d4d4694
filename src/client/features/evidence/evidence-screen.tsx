import { Trans, useLingui } from '@lingui/react/macro';
import { Download, MapPin, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { withdrawEvidence } from '#domain/evidence/record-evidence.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { bytesOf } from '../../store/read-changes.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { later } from '../../ui/later.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedNumberField } from '../tablet/recorded-number-field.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { evidenceWords } from './evidence-words.ts';

const SampleOfEvidence = later(() => import('../sampling/sample-of-evidence.tsx').then((m) => m.SampleOfEvidence));

/** One piece of evidence: what it is, when it happened and when it was captured, and its bytes with their hash. */
export const EvidenceScreen = () => {
  const { facts, items } = useAudit();
  const { record } = useParams();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const clock = useClock();
  const evidence = facts.evidence.find((row) => row.record === record);
  const item = items.find((candidate) => candidate.item === evidence?.fields.item);
  const back = item ? `/audits/${facts.journal}/checklist/${item.item}` : `/audits/${facts.journal}/evidence`;
  const goBack = useGoBack(back);
  if (!evidence)
    return (
      <EditorFrame back={`/audits/${facts.journal}/evidence`} backLabel={t`Evidence`} title={t`Evidence`}>
        <EmptyState title={t`This evidence was withdrawn.`}>
          <Trans>It can be restored at the end of the list of evidence.</Trans>
        </EmptyState>
      </EditorFrame>
    );
  const { fields } = evidence;
  const kind = fields.kind ?? 'observation';
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'evidence' as const,
    record: evidence.record,
    field: name,
    row: evidence,
  });
  const withdraw = async () => {
    const isDone = await act.decide((now) => {
      const current = now.evidence.find((row) => row.record === evidence.record);
      return succeed(current ? withdrawEvidence(now, current) : []);
    }, t`Evidence withdrawn`);
    if (isDone) goBack();
  };
  return (
    <EditorFrame
      back={back}
      backLabel={item?.ref ?? t`Evidence`}
      title={[fields.number, i18n._(evidenceWords[kind])].filter(Boolean).join(' ')}
    >
      <WithdrawnAndEdited row={evidence}>{[]}</WithdrawnAndEdited>
      <div className="flex flex-wrap gap-2">
        {item && (
          <Chip>
            {item.ref} {item.title}
          </Chip>
        )}
        {fields.capturedBy && <Chip>{fields.capturedBy}</Chip>}
        {fields.capturedAt && <Chip>{t`captured ${clock(fields.capturedAt)}`}</Chip>}
      </div>
      <div className="mt-6 grid gap-8 min-[900px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          {fields.file && <FilePart evidence={evidence} />}
          <RecordedTextField
            {...field('title')}
            label={kind === 'photo' ? t`Caption` : t`Title`}
            {...(kind === 'photo' ? { hint: t`what it shows`, lines: 2 } : {})}
          />
          {kind === 'document' && (
            <div className="grid gap-6 min-[600px]:grid-cols-2">
              <RecordedTextField {...field('documentId')} label={t`Document id`} />
              <RecordedTextField {...field('documentVersion')} label={t`Version`} />
              <RecordedTextField {...field('documentOn')} label={t`Document date`} type="date" />
            </div>
          )}
          {kind === 'interview' && (
            <RecordedTextField {...field('interviewee')} label={t`Role interviewed`} hint={t`the role, not the name`} />
          )}
          {kind === 'recordSample' && <SampleOfEvidence evidence={evidence} />}
          {kind === 'recordSample' && <SampleFields evidence={evidence} />}
          <RecordedTextField {...field('description')} label={t`What it shows`} lines={4} isReading />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <RecordedTextField
            {...field('eventOn')}
            label={t`When it happened`}
            hint={t`not when it was captured`}
            type="datetime-local"
          />
          <Choice
            label={t`Belongs to`}
            canClear={false}
            value={fields.paper ?? 'report'}
            options={[
              { value: 'report', text: t`The report` },
              { value: 'working', text: t`Working papers` },
            ]}
            onChoose={(paper) => void act.run(succeed(editsOf('evidence', evidence.record, { paper })))}
          />
          <Place evidence={evidence} />
          <div className="flex flex-wrap gap-3">
            <HistoryLink journal={facts.journal} record={evidence.record} />
            <WhileOpen>
              <Button
                look="danger"
                icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
                onClick={() => void withdraw()}
              >
                <Trans>Withdraw this evidence</Trans>
              </Button>
            </WhileOpen>
          </div>
        </div>
      </div>
    </EditorFrame>
  );
};

const SampleFields = ({ evidence }: { evidence: Row<'evidence'> }) => {
  const { t } = useLingui();
  const { fields } = evidence;
  const isImpossible =
    (fields.sampleHits !== undefined && fields.sampleSize !== undefined && fields.sampleHits > fields.sampleSize) ||
    (fields.sampleSize !== undefined && fields.population !== undefined && fields.sampleSize > fields.population);
  return (
    <div className="grid gap-6 min-[600px]:grid-cols-3">
      <RecordedNumberField row={evidence} field="population" label={t`Population`} />
      <RecordedNumberField row={evidence} field="sampleSize" label={t`Sampled, n`} />
      <RecordedNumberField row={evidence} field="sampleHits" label={t`Not as required, k`} />
      {isImpossible && (
        <p role="alert" className="font-bold min-[600px]:col-span-3">
          <Trans>A sample can't be larger than its population, nor k larger than n.</Trans>
        </p>
      )}
      <div className="min-[600px]:col-span-3">
        <RecordedTextField
          journal={evidence.journal}
          noun="evidence"
          record={evidence.record}
          field="method"
          row={evidence}
          label={t`How it was chosen`}
          hint={t`judgement, or random with its seed`}
        />
      </div>
    </div>
  );
};

const FilePart = ({ evidence }: { evidence: Row<'evidence'> }) => {
  const { database } = useTablet();
  const { t, i18n } = useLingui();
  const file = evidence.fields.file;
  const shownHash = file?.readable?.sha256 ?? file?.kept.sha256;
  const [url, setUrl] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [isUnshowable, setUnshowable] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    if (shownHash)
      void bytesOf(database, shownHash).then((stored) => {
        if (isOver) return;
        if (!stored) return setMissing(true);
        made = URL.createObjectURL(new Blob([stored.bytes], { type: stored.mediaType }));
        setUrl(made);
      });
    return () => {
      isOver = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [database, shownHash]);
  if (!file) return null;
  const size = i18n.number(file.size / 1e6, { maximumFractionDigits: 2 });
  const isImage = file.mediaType.startsWith('image/');
  return (
    <Card className="overflow-hidden">
      {isImage && url && !isUnshowable && (
        <img
          src={url}
          alt={evidence.fields.title ?? file.name}
          onError={() => setUnshowable(true)}
          className="max-h-[60vh] w-full bg-sunken object-contain"
        />
      )}
      {file.mediaType.startsWith('audio/') && url && (
        <audio src={url} controls className="w-full p-4" aria-label={file.name} />
      )}
      {isMissing && (
        <p role="alert" className="p-4 font-bold">
          <Trans>The bytes of this file are not on this tablet.</Trans>
        </p>
      )}
      {isUnshowable && (
        <p className="p-4">
          <Trans>Kept unchanged, but this browser can't show it.</Trans>
        </p>
      )}
      <dl className="p-4 text-ink2">
        <dt className="sr-only">{t`Name`}</dt>
        <dd className="break-words text-ink">
          <bdi>{file.name}</bdi>, {size} MB
        </dd>
        <dt className="mt-2 font-bold">{t`SHA-256 of the bytes as given`}</dt>
        <dd className="break-all">{file.sha256}</dd>
        {!file.kept.isOriginal && (
          <>
            <dt className="mt-2 font-bold">{t`Kept as a copy of at most 2,560 px, SHA-256`}</dt>
            <dd className="break-all">{file.kept.sha256}</dd>
          </>
        )}
      </dl>
      {url && (
        <a
          href={url}
          download={file.name}
          className="press flex min-h-12 items-center gap-2 border-t border-line px-4 font-bold text-accent"
        >
          <Download aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Save a copy of the file</Trans>
        </a>
      )}
    </Card>
  );
};

/** Where it was: only on a tap, only with the browser's consent, and it can be taken away again. */
const Place = ({ evidence }: { evidence: Row<'evidence'> }) => {
  const { t, i18n } = useLingui();
  const act = useAct(evidence.journal);
  const [failure, setFailure] = useState<string>();
  const place = evidence.fields.place;
  const locate = () => {
    setFailure(undefined);
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) =>
        void act.run(
          succeed(
            editsOf('evidence', evidence.record, {
              place: { latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) },
            }),
          ),
        ),
      (error) =>
        setFailure(
          error.code === 1
            ? t`The place was not recorded: the browser has no permission for it.`
            : t`The place could not be found. Nothing else is affected.`,
        ),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  const degrees = (n: number) => i18n.number(n, { maximumFractionDigits: 5 });
  return (
    <div>
      <p className="mb-2 font-bold">{t`Place`}</p>
      {place ? (
        <div className="flex flex-wrap items-center gap-3">
          <span>
            {degrees(place.latitude)}, {degrees(place.longitude)} (± {place.accuracy} m)
          </span>
          <WhileOpen>
            <Button
              onClick={() =>
                void act.run(succeed(editsOf('evidence', evidence.record, { place: null })), t`Place removed`)
              }
            >
              <Trans>Remove the place</Trans>
            </Button>
          </WhileOpen>
        </div>
      ) : (
        <WhileOpen>
          <Button onClick={locate} icon={<MapPin aria-hidden size={20} strokeWidth={1.75} />}>
            <Trans>Record where this is</Trans>
          </Button>
        </WhileOpen>
      )}
      {failure && (
        <p role="alert" className="mt-2">
          {failure}
        </p>
      )}
    </div>
  );
};
