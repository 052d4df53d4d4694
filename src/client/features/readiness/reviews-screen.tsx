import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { isHeld } from '#domain/readiness/held-reviews.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { useReadiness } from './readiness-context.tsx';
import { ReadinessFrame } from './readiness-frame.tsx';

/** The management reviews of the organisation, the latest first. */
export const ReviewsScreen = () => {
  const { sources } = useReadiness();
  const { organisation, today } = sources;
  const { newId } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(organisation.journal);
  const navigate = useNavigate();
  const whenOf = ({ fields }: (typeof reviews)[number]) => fields.heldOn ?? fields.plannedOn ?? '9';
  const reviews = organisation.of('managementReview');
  const add = async () => {
    const record = newId();
    if (await act.run(succeed(editsOf('managementReview', record, { title: t`Management review` }))))
      void navigate(record);
  };
  return (
    <ReadinessFrame title={t`Management reviews`}>
      {reviews.length === 0 && (
        <EmptyState title={t`No review is planned yet.`}>
          <Trans>
            Top management looks at the management system at planned intervals. Enter when, and the summary of what it
            is to look at is put together from what is recorded here.
          </Trans>
        </EmptyState>
      )}
      {reviews.length > 0 && (
        <Card className="mb-6 divide-y divide-line">
          {reviews
            .toSorted((a, b) => whenOf(b).localeCompare(whenOf(a)))
            .map((review) => {
              const { title, heldOn, plannedOn } = review.fields;
              const [held, planned] = [day(heldOn), day(plannedOn)];
              return (
                <ListRow
                  key={review.record}
                  to={review.record}
                  title={<b>{title || t`Management review`}</b>}
                  detail={
                    isHeld(review, today) ? t`held on ${held}` : plannedOn ? t`planned for ${planned}` : t`no day yet`
                  }
                />
              );
            })}
        </Card>
      )}
      <Button icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void add()}>
        <Trans>Add a review</Trans>
      </Button>
      <Withdrawn
        journal={organisation.journal}
        noun="managementReview"
        nameOf={({ fields }) => fields.title ?? t`Management review`}
      />
    </ReadinessFrame>
  );
};
