import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, LockKeyhole } from 'lucide-react';
import { Link } from 'react-router';
import { Card, Section } from '../../ui/panel.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';

/** From the report to its sign-off. */
export const SignOffLink = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const isSealed = useReadOnly();
  return (
    <Section label={t`Sign-off`}>
      <Card>
        <Link
          to={`/audits/${facts.journal}/report/sign-off`}
          className="press flex min-h-14 items-center gap-4 px-4 py-3 min-[600px]:px-6"
        >
          <LockKeyhole aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
          <span className="min-w-0 flex-1">
            <b className="block">{isSealed ? t`Signed off` : t`Sign off`}</b>
            <span className="block text-ink2">
              {isSealed ? (
                <Trans>Issues, late work, supplement, follow-up audit</Trans>
              ) : (
                <Trans>What is still in the way, recommendations, signatures, seal</Trans>
              )}
            </span>
          </span>
          <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
        </Link>
      </Card>
    </Section>
  );
};
