import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { documentLabel, type StatementControl } from '#domain/applicability/statement.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { LineField } from './line-field.tsx';

/** Documents of a control: from the register, where there are any, or named in words. */
export const ControlDocuments = ({
  facts,
  control,
  onChange,
}: {
  facts: JournalFacts;
  control: StatementControl;
  onChange: (fields: { readonly documents?: readonly string[]; readonly documentNames?: readonly string[] }) => void;
}) => {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const named = control.row?.fields.documentNames ?? [];
  const ids = control.registered.map(({ record }) => record);
  const offered = facts.of('document').filter((row) => !ids.includes(row.record) && documentLabel(row.fields) !== '');
  const labels = new Map(offered.map((row) => [documentLabel(row.fields), row.record]));
  const add = () => {
    const given = name.trim();
    if (given === '') return;
    const record = labels.get(given);
    onChange(
      record ? { documents: [...ids, record] } : { documentNames: [...named.filter((one) => one !== given), given] },
    );
    setName('');
  };
  const entries = [
    ...control.registered.map(({ record, label }) => ({
      key: record,
      label,
      origin: t`In the register`,
      remove: () => onChange({ documents: ids.filter((one) => one !== record) }),
    })),
    ...named.map((label) => ({
      key: label,
      label,
      origin: t`Named in words`,
      remove: () => onChange({ documentNames: named.filter((one) => one !== label) }),
    })),
  ];
  return (
    <>
      {entries.length > 0 && (
        <ul className="mb-3 divide-y divide-line rounded-card border border-line bg-surface">
          {entries.map(({ key, label, origin, remove }) => (
            <li key={key} className="flex items-center gap-2 py-1 ps-4 pe-1">
              <span className="min-w-0 flex-1">
                <bdi className="block break-words">{label}</bdi>
                <span className="block text-ink2">{origin}</span>
              </span>
              <IconButton label={t`Remove ${label}`} onClick={remove}>
                <X aria-hidden size={20} strokeWidth={1.75} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <LineField
          label={t`A document of the register, or its name`}
          value={name}
          onChange={setName}
          list={[...labels.keys()]}
          className="min-w-0 flex-1 basis-64"
        />
        <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
          <Trans>Add</Trans>
        </Button>
      </form>
    </>
  );
};
