import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { softenedFindings } from '#domain/finding/softened-finding.ts';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { preflightReport } from '../../report/make-report.ts';
import type { Preflight, UnprintableText } from '../../report/report-messages.ts';
import { useSeals } from '../../store/read-seals.ts';
import { Button } from '../../ui/button.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';

/** What a person should know before the PDF leaves the tablet. Looked for when the panel opens. */
export const BeforeExport = ({ choices }: { choices: ReportChoices }) => {
  const facts = useWholeAudit();
  const { database, app, now } = useTablet();
  const { t } = useLingui();
  const [found, setFound] = useState<Preflight>();
  const seals = useSeals(database, facts?.journal ?? '');
  const { language } = choices;
  useEffect(() => {
    if (!facts || !seals) return;
    const model = reportModel(facts, { at: now(), app, seals });
    const job = preflightReport(database, model, {
      language,
      dates: 'words',
      paper: 'a4',
      edition: 'report',
      profile: 'evidence',
    });
    void job.done.then((result) => setFound(result.kind === 'preflight' ? result : undefined));
    return job.cancel;
  }, [app, database, facts, language, now, seals]);
  const mild = facts ? softenedFindings(facts) : [];
  const softenedPanel = mild.length > 0 && (
    <WarnPanel title={t`Mild findings that read like a nonconformity`}>
      <ul>
        {mild.map(({ record, number, quote }) => (
          <li key={record}>
            <Link
              to={`/audits/${facts?.journal ?? ''}/findings/${record}`}
              className="inline-flex min-h-12 items-center font-bold text-accent underline underline-offset-4"
            >
              {number}
            </Link>{' '}
            <bdi>{quote}</bdi>
          </li>
        ))}
      </ul>
      <p>
        <Trans>Evidenced nonconformity is not softened. You set the grades; the report can be made as it is.</Trans>
      </p>
    </WarnPanel>
  );
  if (!found) return softenedPanel || null;
  const { unprintable, fontsLacking, photosWithPlace } = found;
  return (
    <>
      {softenedPanel}
      {photosWithPlace > 0 && choices.profile === 'evidence' && choices.edition !== 'management' && (
        <p className="text-ink2">
          <Plural
            value={photosWithPlace}
            one="One photo says in its bytes where it was taken."
            other="# photos say in their bytes where they were taken."
          />{' '}
          <Trans>Small photos for mail carry no place.</Trans>
        </p>
      )}
      {fontsLacking.length > 0 && (
        <WarnPanel title={t`A font is not on this tablet yet`}>
          <p>
            <Trans>
              Connect once and open this page, and it stays here. Until then its characters are printed as their code,
              such as [U+1F642].
            </Trans>
          </p>
        </WarnPanel>
      )}
      {unprintable.length > 0 && <Unprintable found={unprintable} />}
    </>
  );
};

const Unprintable = ({ found }: { found: readonly UnprintableText[] }) => {
  const { t } = useLingui();
  const [isListed, setListed] = useState(false);
  const count = new Set(found.flatMap((text) => text.characters)).size;
  return (
    <WarnPanel
      title={t`${plural(count, {
        one: 'One character has no glyph in the PDF fonts',
        other: '# characters have no glyph in the PDF fonts',
      })}`}
    >
      <p>
        <Trans>
          Each is printed as its code, such as [U+1F642], and listed in Annex C, so that nothing vanishes. Your texts
          stay as they are.
        </Trans>
      </p>
      <Button look="plain" className="-ms-5" aria-expanded={isListed} onClick={() => setListed(!isListed)}>
        <Trans>Where they stand</Trans>
      </Button>
      {isListed && (
        <ul>
          {found.slice(0, 100).map((text) => (
            <li key={`${text.where} ${text.field}`}>
              <b>{text.where}</b> {text.field}: <bdi>{text.characters.filter((c) => !/\p{Cc}/u.test(c)).join(' ')}</bdi>{' '}
              {text.characters
                .filter((c) => /\p{Cc}/u.test(c))
                .map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
                .join(' ')}
            </li>
          ))}
        </ul>
      )}
    </WarnPanel>
  );
};
