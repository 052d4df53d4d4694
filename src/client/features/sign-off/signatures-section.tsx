import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { signOffRoles } from '#domain/sign-off/sign-off-nouns.ts';
import { signReport } from '#domain/sign-off/sign-report.ts';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { SignatureField } from '../meeting/signature-field.tsx';
import { FormField } from '../sync/form-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { SignByName } from './sign-by-name.tsx';
import { signOffRoleWords } from './sign-off-words.ts';

type SignOffRole = (typeof signOffRoles)[number];

/** Who signed the report, in which role, and a place for the next. */
export const SignaturesSection = ({ facts }: { facts: WholeAudit }) => {
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const clock = useClock();
  const [role, setRole] = useState<SignOffRole>('lead');
  const [position, setPosition] = useState('');
  const isSealed = useReadOnly();
  const rows = facts.of('reportSignature');
  return (
    <Section label={t`Signatures`}>
      <Card className="divide-y divide-line">
        {rows.map((row) => {
          const { name = '', signature } = row.fields;
          return (
            <div key={row.record} className="flex flex-col gap-3 px-4 py-3 min-[600px]:px-6">
              <p className="min-w-0 flex-1 break-words">
                <bdi className="block font-bold">{name}</bdi>
                <span className="text-ink2">
                  {[
                    row.fields.role && i18n._(signOffRoleWords[row.fields.role]),
                    row.fields.position,
                    signature && clock(signature.at),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              {!row.open['signature'] && (
                <SignatureField
                  label={t`Signature`}
                  name={name}
                  signature={signature}
                  onSign={(given) =>
                    act.run(succeed(editsOf('reportSignature', row.record, { name: given.name, signature: given })))
                  }
                  onClear={() =>
                    void act.run(
                      succeed([
                        {
                          noun: 'reportSignature',
                          record: row.record,
                          field: 'deleted',
                          value: true,
                          seen: seenHeads(row, []),
                        },
                      ]),
                      t`Signature of ${name} taken out`,
                    )
                  }
                />
              )}
            </div>
          );
        })}
        <WhileOpen>
          <div className="flex flex-col gap-4 p-4 min-[600px]:px-6">
            <Choice
              label={t`Signs as`}
              canClear={false}
              value={role}
              options={signOffRoles.map((value) => ({ value, text: i18n._(signOffRoleWords[value]) }))}
              onChoose={(value) => value && setRole(value)}
            />
            <FormField label={t`Position`} value={position} onChange={setPosition} />
            <SignByName
              label={t`Name of who signs`}
              onSign={async (signature) => {
                const isDone = await act.run(signReport(newId(), { role, position, signature }), t`Signed`);
                if (isDone) setPosition('');
                return isDone;
              }}
            />
          </div>
        </WhileOpen>
        {rows.length === 0 && (
          <p className="px-4 py-3 text-ink2 min-[600px]:px-6">
            {isSealed ? (
              <Trans>Nobody signed it.</Trans>
            ) : (
              <Trans>
                Lead, auditors, client and auditee may sign. What proves who wrote what are the keys, not this.
              </Trans>
            )}
          </p>
        )}
      </Card>
      <Withdrawn journal={facts.journal} noun="reportSignature" nameOf={(row) => row.fields.name ?? ''} />
    </Section>
  );
};
