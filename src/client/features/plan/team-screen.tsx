import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { suggestMark } from '#domain/audit/numbering.ts';
import { takePerson } from '#domain/plan/take-person.ts';
import { chosenOwn, ownAreasWords } from '#domain/report/plan-part.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { PlanNav } from './plan-nav.tsx';
import { OwnWorkPanel } from './plan-problems.tsx';
import { teamRoleWords } from './plan-words.ts';
import { RecordList } from './record-list.tsx';
import { useOrganisation } from './use-organisation.ts';

/** Who audits, and what each answers for and so may not audit. */
export const TeamScreen = () => {
  const { facts } = useAudit();
  const whole = useWholeAudit();
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const organisation = useOrganisation(facts);
  const marks = facts.team.flatMap((member) => member.fields.mark ?? []);
  const ownOf = (row: Row<'teamMember'>) => (whole ? ownAreasWords(row.fields.ownAreas, chosenOwn(whole, row)) : '');
  return (
    <ScreenFrame
      title={t`Team`}
      aside={
        <Link
          to={`/audits/${facts.journal}/members`}
          className="press inline-flex min-h-12 items-center rounded-card px-3 font-bold text-accent"
        >
          <Trans>Who may read and write</Trans>
        </Link>
      }
    >
      <PlanNav />
      <div className="flex max-w-3xl flex-col gap-6">
        {whole && <OwnWorkPanel facts={whole} />}
        <RecordList
          label={t`Name of a team member`}
          addLabel={t`Add`}
          rows={facts.team}
          nameOf={(row) => row.fields.name ?? ''}
          onAdd={(name) =>
            act.run(succeed(editsOf('teamMember', newId(), { name, role: 'auditor', mark: suggestMark(name, marks) })))
          }
          offered={organisation.people.map((person) => ({
            key: person.record,
            text: [person.fields.name, person.fields.position].filter(Boolean).join(', '),
            take: () =>
              void act.decide((now) => succeed(takePerson(now, { person, areas: organisation.areas, newId }))),
          }))}
        >
          {(row) => {
            const { record, fields } = row;
            const own = ownOf(row);
            const role = fields.role ? i18n._(teamRoleWords[fields.role]) : undefined;
            const declared =
              fields.role === 'observer'
                ? undefined
                : fields.impartiality === 'declared'
                  ? t`declared impartial`
                  : t`impartiality not declared`;
            return (
              <div className="-m-4 min-[600px]:-ms-6">
                <ListRow
                  to={record}
                  title={
                    <>
                      <b>
                        <bdi>{fields.name || t`Without a name`}</bdi>
                      </b>
                      {fields.mark && <span className="ms-2 text-ink2">{fields.mark}</span>}
                    </>
                  }
                  detail={
                    <>
                      <span className="block">{[role, declared].filter(Boolean).join(', ')}</span>
                      {own && <span className="block">{t`Own areas: ${own}`}</span>}
                    </>
                  }
                />
              </div>
            );
          }}
        </RecordList>
        <p className="max-w-prose text-ink2">
          <Trans>
            Each auditor declares that they are impartial, and what they answer for. The plan warns before somebody
            comes to audit that.
          </Trans>
        </p>
        <Withdrawn journal={facts.journal} noun="teamMember" nameOf={(row) => row.fields.name ?? ''} />
      </div>
    </ScreenFrame>
  );
};
