import { useLingui } from '@lingui/react/macro';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Choice } from '../../ui/choice.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useAct } from '../tablet/use-act.ts';

/** Part of the plan: whether the report is to recommend (ISO 19011). */
export const AgreesRecommendations = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const agreed = facts.audit?.fields.agreesRecommendations;
  return (
    <Choice
      label={t`Recommendations in the report`}
      value={agreed === undefined ? undefined : agreed ? 'yes' : 'no'}
      options={[
        { value: 'yes', text: t`Agreed` },
        { value: 'no', text: t`Not agreed` },
      ]}
      onChoose={(chosen) =>
        void act.run(
          succeed(
            editsOf('audit', auditRecordId(facts.journal), {
              agreesRecommendations: chosen === null ? null : chosen === 'yes',
            }),
          ),
        )
      }
    />
  );
};
