import { Trans, useLingui } from '@lingui/react/macro';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { fulfilmentByClause } from '#domain/sign-off/fulfilment.ts';
import { Card, Section } from '../../ui/panel.tsx';
import { VerdictTile } from '../checklist/verdict-look.tsx';

const responses = ['conforms', 'doesNotConform', 'notAudited', 'notApplicable', undefined] as const;

/** To which degree each clause is fulfilled: counts. Requirements differ in weight, so there is no percentage. */
export const FulfilmentTable = ({ facts }: { facts: WholeAudit }) => {
  const { t } = useLingui();
  const words = [t`Conforms`, t`Does not conform`, t`Not audited`, t`Not applicable`, t`Open`];
  return (
    <Section label={t`Degree of fulfilment, by clause`}>
      <Card className="overflow-x-auto p-4 min-[600px]:px-6">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink2" aria-hidden>
          {responses.map((response, i) => (
            <li key={response ?? 'open'} className="flex min-h-8 items-center gap-2">
              <VerdictTile verdict={response === 'doesNotConform' ? 'major' : (response ?? 'open')} isDecoration />
              {words[i]}
            </li>
          ))}
        </ul>
        <table className="mt-2 w-full">
          <thead>
            <tr>
              <th scope="col" className="text-start font-normal text-ink2">
                <Trans>Clause</Trans>
              </th>
              {responses.map((response, i) => (
                <th key={response ?? 'open'} scope="col" className="px-1 text-end">
                  <span className="sr-only">{words[i]}</span>
                  <span className="inline-flex">
                    <VerdictTile
                      verdict={response === 'doesNotConform' ? 'major' : (response ?? 'open')}
                      isDecoration
                    />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fulfilmentByClause(facts).map((group) => (
              <tr key={group.ref} className="border-t border-line">
                <th scope="row" className="py-2 pe-2 text-start font-normal">
                  <span className="text-ink2">{group.ref}</span> <bdi>{group.title || t`Own procedures`}</bdi>
                </th>
                {responses.map((response) => (
                  <td key={response ?? 'open'} className="px-1 text-end tabular-nums">
                    {group.count(response) || <span className="text-ink2">–</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
};
