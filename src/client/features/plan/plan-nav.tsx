import { useLingui } from '@lingui/react/macro';
import { PlaceNav } from '../../ui/place-nav.tsx';
import { useAudit } from '../tablet/audit-context.tsx';

/** The places of an audit's plan, over each of its screens. */
export const PlanNav = () => {
  const { journal } = useAudit().facts;
  const { t } = useLingui();
  const places = [
    { to: '', text: t`Basis` },
    { to: '/team', text: t`Team` },
    { to: '/agenda', text: t`Agenda` },
    { to: '/papers', text: t`Working papers` },
    { to: '/meetings', text: t`Meetings` },
    { to: '/samples', text: t`Samples` },
  ];
  return <PlaceNav label={t`Plan`} base={`/audits/${journal}/plan`} places={places} />;
};
