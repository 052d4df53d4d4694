import { useLingui } from '@lingui/react/macro';
import type { ReportChoices } from '#domain/report/report-choices.ts';
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
  const choose = (chosen: Partial<ReportChoices>) => onChange({ ...choices, ...chosen });
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label={t`Edition`}
        canClear={false}
        value={choices.edition}
        options={[
          { value: 'report', text: t`Report` },
          { value: 'management', text: t`For management` },
          { value: 'full', text: t`With working papers` },
        ]}
        onChoose={(edition) => edition && choose({ edition })}
      />
      <Choice
        label={t`Photos in the PDF`}
        canClear={false}
        value={choices.profile}
        options={[
          { value: 'evidence', text: t`Original bytes` },
          { value: 'mail', text: t`Small, for mail` },
        ]}
        onChoose={(profile) => profile && choose({ profile })}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Choice
          label={t`Language of the report`}
          canClear={false}
          value={choices.language}
          options={[
            { value: 'en', text: <span lang="en">English</span> },
            { value: 'de', text: <span lang="de">Deutsch</span> },
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
            { value: 'a4', text: 'A4' },
            { value: 'letter', text: 'Letter' },
          ]}
          onChoose={(paper) => paper && choose({ paper })}
        />
      </div>
    </div>
  );
};
