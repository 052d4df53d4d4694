import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, ChevronRight, Info, SquareX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  type Blocker,
  type BlockerPlace,
  blockerKinds,
  type SignOffCheck,
  type SignOffNote,
} from '#domain/sign-off/sign-off-blockers.ts';
import { Card } from '../../ui/panel.tsx';
import { partWords } from '../report/report-words.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { blockerWords } from './sign-off-words.ts';

const mostNamed = 8;

const pathOf = (journal: string, place: BlockerPlace): string => {
  const audit = `/audits/${journal}`;
  switch (place.at) {
    case 'item':
      return `${audit}/checklist/${place.item}`;
    case 'finding':
      return `${audit}/findings/${place.record}`;
    case 'evidence':
      return `${audit}/evidence/${place.record}`;
    case 'words':
      return `${audit}/report#words`;
    case 'handIns':
      return '#hand-ins';
    case 'recommendations':
      return '#recommendations';
    case 'tray':
      return '/sync';
    case 'conflicts':
    case 'members':
    case 'plan':
      return `${audit}/${place.at}`;
  }
};

/** What stands before the sign-off, each with a way to where it is mended; and what one should know all the same. */
export const BlockerList = ({ check: { blockers, notes } }: { check: SignOffCheck }) => (
  <>
    {blockers.length === 0 ? (
      <Card className="flex min-h-14 items-center gap-4 px-4 py-2 min-[600px]:px-6">
        <Check aria-hidden size={24} strokeWidth={2} className="shrink-0" />
        <b>
          <Trans>Nothing stands in the way.</Trans>
        </b>
      </Card>
    ) : (
      <Card className="divide-y divide-line">
        {blockerKinds.map((kind) => {
          const own = blockers.filter((blocker) => blocker.kind === kind);
          return own.length > 0 && <BlockerGroup key={kind} blockers={own} />;
        })}
      </Card>
    )}
    {notes.length > 0 && (
      <Card className="divide-y divide-line">
        {notes.map((note) => (
          <p key={note.kind} className="flex items-start gap-4 px-4 py-3 text-ink2 min-[600px]:px-6">
            <Info aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
            <span className="min-w-0 break-words">
              <NoteText note={note} />
            </span>
          </p>
        ))}
      </Card>
    )}
  </>
);

const BlockerGroup = ({ blockers }: { blockers: readonly Blocker[] }) => {
  const { journal } = useAudit().facts;
  const { i18n } = useLingui();
  const [first] = blockers;
  if (!first) return null;
  const places = [
    ...new Map(blockers.map((blocker) => [`${blocker.name} ${JSON.stringify(blocker.place)}`, blocker])).values(),
  ];
  const head = (
    <>
      <SquareX aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
      <b className="min-w-0 flex-1">{i18n._(blockerWords[first.kind])}</b>
    </>
  );
  const look = 'flex min-h-14 items-center gap-4 px-4 py-2 min-[600px]:px-6';
  if (places.every(({ name }) => name === ''))
    return (
      <To path={pathOf(journal, first.place)} className={`press ${look}`}>
        {head}
        <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
      </To>
    );
  const rest = places.length - mostNamed;
  return (
    <div>
      <p className={look}>
        {head}
        <span className="shrink-0 text-ink2">{places.length}</span>
      </p>
      <p className="flex flex-wrap gap-x-2 px-4 pb-3 min-[600px]:px-6">
        {places.slice(0, mostNamed).map((blocker) => (
          <To
            key={`${blocker.name} ${JSON.stringify(blocker.place)}`}
            path={pathOf(journal, blocker.place)}
            className="press inline-flex min-h-12 min-w-12 items-center justify-center rounded-card border border-line px-3 font-bold break-words text-accent"
          >
            <bdi className="min-w-0">{blocker.name}</bdi>
          </To>
        ))}
        {rest > 0 && (
          <span className="inline-flex min-h-12 items-center text-ink2">
            <Plural value={rest} one="and one more" other="and # more" />
          </span>
        )}
      </p>
    </div>
  );
};

/** A place on this very screen is no journey. */
const To = ({ path, className, children }: { path: string; className: string; children: ReactNode }) =>
  path.startsWith('#') ? (
    <a href={path} className={className}>
      {children}
    </a>
  ) : (
    <Link to={path} className={className}>
      {children}
    </Link>
  );

const NoteText = ({ note }: { note: SignOffNote }) => {
  const { i18n } = useLingui();
  switch (note.kind) {
    case 'photosElsewhere': {
      const names = note.names.slice(0, 20).join(', ');
      return (
        <Plural
          value={note.names.length}
          one={`The bytes of ${names} are not on this tablet. The seal holds its hash all the same.`}
          other={`The bytes of # files are not on this tablet: ${names}. The seal holds their hashes all the same.`}
        />
      );
    }
    case 'noSignature':
      return <Trans>Nobody has signed the report yet. After the sign-off nobody can.</Trans>;
    case 'keptApart':
      return (
        <Plural
          value={note.count}
          one="One change is kept apart and will not be in the seal. The sync centre shows it."
          other="# changes are kept apart and will not be in the seal. The sync centre shows them."
        />
      );
    case 'reportLacks': {
      const parts = note.parts.map(({ part }) => i18n._(partWords[part])).join(', ');
      return <Trans>The report says that it lacks: {parts}</Trans>;
    }
  }
};
