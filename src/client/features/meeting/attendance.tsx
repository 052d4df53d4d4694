import { useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { presences } from '#domain/meeting/meeting-nouns.ts';
import {
  addAttendance,
  attendanceOf,
  type Offered,
  offeredPeople,
  setPresence,
  signAttendance,
  withdrawFromMeetings,
} from '#domain/meeting/meetings.ts';
import { succeed } from '#domain/result.ts';
import { isShown, type Row } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { AddLine } from '../tablet/add-line.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { presenceWords } from './meeting-words.ts';
import { SignatureField } from './signature-field.tsx';

/** Who was there and how, each with their signature. Those who may be expected are offered, so that nobody types names. */
export const Attendance = ({ facts, meeting }: { facts: WholeAudit; meeting: Row<'meeting'> }) => {
  const { t } = useLingui();
  const { database } = useTablet();
  const act = useAct(facts.journal);
  const people = useRowsOfAll(database, 'person') ?? [];
  const source = facts.audit?.fields.organisationSource?.journal;
  const roles = {
    lead: t`Lead auditor`,
    auditor: t`Auditor`,
    auditorInTraining: t`Auditor in training`,
    technicalExpert: t`Technical expert`,
    observer: t`Observer`,
  };
  const rows = attendanceOf(facts, meeting.record);
  const offered = offeredPeople(
    facts,
    meeting.record,
    facts.team.map(({ fields }) => ({ name: fields.name ?? '', position: fields.role && roles[fields.role] })),
    people
      .filter((row) => isShown(row) && row.journal === source)
      .map(({ fields }) => ({ name: fields.name ?? '', position: fields.position })),
  );
  const add = ({ name, position }: Offered) =>
    act.decide((now) => addAttendance(now, { meeting: meeting.record, name, position }));
  return (
    <Section label={t`Attendance`}>
      <Card>
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Person key={row.record} row={row} />
          ))}
        </ul>
        <WhileOpen>
          {offered.length > 0 && (
            <div className={`flex flex-wrap gap-2 p-4 ${rows.length > 0 ? 'border-t border-line' : ''}`}>
              {offered.map((one) => (
                <Button
                  key={one.name}
                  onClick={() => void add(one)}
                  icon={<Plus aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />}
                  className="text-start"
                >
                  <span className="min-w-0 break-words">
                    <bdi>{one.name}</bdi>
                    {one.position && <span className="block font-normal text-ink2">{one.position}</span>}
                  </span>
                </Button>
              ))}
            </div>
          )}
          <div className={`p-4 ${rows.length + offered.length > 0 ? 'border-t border-line' : ''}`}>
            <AddLine
              label={t`Somebody else's name`}
              addLabel={t`Add`}
              onAdd={(name) => add({ name, position: undefined })}
            />
          </div>
        </WhileOpen>
      </Card>
    </Section>
  );
};

const Person = ({ row }: { row: Row<'attendance'> }) => {
  const { t, i18n } = useLingui();
  const act = useAct(row.journal);
  const { presence, signature } = row.fields;
  const name = row.fields.name ?? '';
  const field = (one: string) => ({ journal: row.journal, noun: row.noun, record: row.record, field: one, row });
  /** Acts decide on the record as it is by now: a signature may have come from another tablet. */
  const current = (now: WholeAudit) => now.record('attendance', row.record) ?? row;
  const isInConflict = row.open['signature'] !== undefined;
  return (
    <li className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-4 min-[600px]:grid-cols-2">
          <RecordedTextField {...field('name')} label={t`Name`} />
          <RecordedTextField {...field('position')} label={t`Position`} />
        </div>
        <WhileOpen>
          <IconButton
            label={t`Take out ${name}`}
            onClick={() =>
              void act.decide((now) => succeed(withdrawFromMeetings(now, row.record)), t`${name} taken out`)
            }
          >
            <X aria-hidden size={20} strokeWidth={1.75} />
          </IconButton>
        </WhileOpen>
      </div>
      <Choice
        label={t`How ${name} was there`}
        isLabelHidden
        value={presence}
        options={presences.map((value) => ({ value, text: i18n._(presenceWords[value]) }))}
        onChoose={(value) => void act.decide((now) => setPresence(current(now), value))}
      />
      {isInConflict ? (
        <p role="alert" className="font-bold">
          {t`${name} signed on two tablets. Decide which signature counts.`}
        </p>
      ) : (
        (presence !== 'absent' || signature) && (
          <SignatureField
            label={t`Signature`}
            name={name}
            signature={signature}
            onSign={(given) => act.decide((now) => signAttendance(current(now), given))}
            onClear={() => void act.decide((now) => signAttendance(current(now), null), t`Signature taken away`)}
          />
        )
      )}
    </li>
  );
};
