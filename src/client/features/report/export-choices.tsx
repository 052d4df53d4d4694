import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';

/** What a PDF holds, in which language and on which paper: chosen for each, apart from the app's own language. */
export const ExportChoices = ({
  choices,
  onChange,
}: {
  choices: ReportChoices;
  onChange: (choices: ReportChoices) => void;
}) => {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: Partial<ReportChoices>) => onChange({ ...choices, ...chosen });
  const editions = { report: t`Report`, management: t`For management`, full: t`With working papers` };
  const profiles = { evidence: t`Original bytes`, mail: t`Small, for mail` };
  const languages = { en: 'English', de: 'Deutsch' };
  const papers = { a4: 'A4', letter: 'Letter' };
  if (!isOpen)
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="min-w-0">
          {editions[choices.edition]} · {profiles[choices.profile]} · {languages[choices.language]} ·{' '}
          {papers[choices.paper]}
        </p>
        <Button look="plain" className="-mx-5" onClick={() => setOpen(true)}>
          <Trans>Choose</Trans>
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label={t`Edition`}
        canClear={false}
        value={choices.edition}
        options={[
          { value: 'report', text: editions.report },
          { value: 'management', text: editions.management },
          { value: 'full', text: editions.full },
        ]}
        onChoose={(edition) => edition && choose({ edition })}
      />
      <Choice
        label={t`Photos in the PDF`}
        canClear={false}
        value={choices.profile}
        options={[
          { value: 'evidence', text: profiles.evidence },
          { value: 'mail', text: profiles.mail },
        ]}
        onChoose={(profile) => profile && choose({ profile })}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Choice
          label={t`Language of the report`}
          canClear={false}
          value={choices.language}
          options={[
            { value: 'en', text: <span lang="en">{languages.en}</span> },
            { value: 'de', text: <span lang="de">{languages.de}</span> },
          ]}
          onChoose={(language) => language && choose({ language })}
        />
        <Choice
          label={t`Dates`}
          canClear={false}
          value={choices.dates}
          options={[
            { value: 'words', text: t`In words` },
            { value: 'digits', text: t`In digits` },
            { value: 'iso', text: t`ISO 8601` },
          ]}
          onChoose={(dates) => dates && choose({ dates })}
        />
        <Choice
          label={t`Paper`}
          canClear={false}
          value={choices.paper}
          options={[
            { value: 'a4', text: papers.a4 },
            { value: 'letter', text: papers.letter },
          ]}
          onChoose={(paper) => paper && choose({ paper })}
        />
      </div>
    </div>
  );
};
