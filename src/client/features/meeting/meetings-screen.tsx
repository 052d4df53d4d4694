import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Users } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { MeetingKind } from '#domain/meeting/meeting-agenda.ts';
import {
  attendanceOf,
  beginMeeting,
  isUnresolved,
  meetingPointsOf,
  meetingRecordId,
  meetingsOf,
  opinionsOf,
} from '#domain/meeting/meetings.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { PlanNav } from '../plan/plan-nav.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { momentOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { kindWords } from './meeting-words.ts';

/** The audit's meetings, the opening one first. One that is begun has its points, and offers who may be there. */
export const MeetingsScreen = () => {
  const { t } = useLingui();
  const facts = useWholeAudit();
  return (
    <ScreenFrame title={t`Meetings`}>
      <PlanNav />
      {facts && <Meetings facts={facts} />}
    </ScreenFrame>
  );
};

const Meetings = ({ facts }: { facts: WholeAudit }) => {
  const { t, i18n } = useLingui();
  const { newId, now } = useTablet();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const meetings = meetingsOf(facts);
  const begin = async (kind: MeetingKind) => {
    const record = meetingRecordId(facts, kind, newId());
    const [method] = facts.audit?.fields.methods ?? [];
    const site = facts.sites.length === 1 ? facts.sites[0]?.fields.name : undefined;
    const isDone = await act.decide((current) =>
      succeed(
        beginMeeting(current, {
          kind,
          record,
          fields: { startsAt: momentOf(now()), ...(method ? { method } : {}), ...(site ? { place: site } : {}) },
        }),
      ),
    );
    if (isDone) void navigate(record);
  };
  const has = (kind: MeetingKind) => meetings.some((row) => row.fields.kind === kind);
  const next: MeetingKind | undefined = has('opening') ? (has('closing') ? undefined : 'closing') : 'opening';
  const moreWords = {
    opening: t`Another opening meeting`,
    closing: t`Another closing meeting`,
    other: t`Another meeting`,
  };
  const beginWords = {
    opening: t`Begin the opening meeting`,
    closing: t`Begin the closing meeting`,
    other: t`Another meeting`,
  };
  return (
    <>
      {meetings.length === 0 ? (
        <EmptyState title={t`No meeting yet`}>
          <Trans>
            The opening and the closing meeting come with their points: tick them off while you speak, note what was
            said, and let those present sign.
          </Trans>
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {meetings.map((meeting) => (
              <li key={meeting.record}>
                <MeetingRow facts={facts} meeting={meeting} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <WhileOpen>
        <div className="mt-6 flex flex-wrap gap-3">
          {(['opening', 'closing', 'other'] as const).map((kind) => (
            <Button
              key={kind}
              look={kind === next ? 'filled' : 'outlined'}
              icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void begin(kind)}
            >
              {(has(kind) ? moreWords : beginWords)[kind]}
            </Button>
          ))}
        </div>
      </WhileOpen>
      <Withdrawn
        journal={facts.journal}
        noun="meeting"
        nameOf={(row) => [i18n._(kindWords[row.fields.kind ?? 'other']), row.fields.place].filter(Boolean).join(', ')}
      />
    </>
  );
};

const MeetingRow = ({ facts, meeting }: { facts: WholeAudit; meeting: Row<'meeting'> }) => {
  const { t, i18n } = useLingui();
  const clock = useClock();
  const points = meetingPointsOf(facts, meeting);
  const people = attendanceOf(facts, meeting.record);
  const [done, of] = [points.filter(({ isDone }) => isDone).length, points.length];
  const present = people.filter(({ fields }) => fields.presence !== 'absent').length;
  const signed = people.filter(({ fields }) => fields.signature).length;
  const unresolved = opinionsOf(facts, meeting.record).filter(isUnresolved).length;
  const { startsAt, place, kind } = meeting.fields;
  return (
    <ListRow
      to={meeting.record}
      lead={<Users aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />}
      title={<b>{i18n._(kindWords[kind ?? 'other'])}</b>}
      detail={
        <>
          <span className="block">{[startsAt && clock(startsAt), place].filter(Boolean).join(' · ')}</span>
          <span className="block">
            {of > 0 && t`${done} of ${of} points`}
            {of > 0 && ' · '}
            {t`${present} present, ${signed} signed`}
            {unresolved > 0 && ` · ${t`divergent opinions: ${unresolved}`}`}
          </span>
        </>
      }
    />
  );
};
