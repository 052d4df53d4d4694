import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Response } from '#domain/checklist/response.ts';
import { responses } from '#domain/checklist/response.ts';
import { longestText } from '#domain/fields.ts';
import { type Grade, grades } from '#domain/finding/grade.ts';
import type { Json } from '#domain/journal/change.ts';
import type { Head } from '#domain/journal/record-state.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import { longestAllowed, type Noun, nouns } from '#domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { OptionCard } from '../../ui/option-card.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { VerdictTile } from '../checklist/verdict-look.tsx';
import { fieldWord, valueWord } from '../history/field-words.ts';
import { useAuthorName } from '../history/use-author-name.ts';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { ownWords } from './own-words.ts';

/** The versions of one field that were written apart, side by side, until one is chosen or both are kept as one text. */
export const FieldVersions = ({
  journal,
  noun,
  record,
  field,
  heads,
}: {
  journal: string;
  noun: Noun;
  record: string;
  field: string;
  heads: readonly Head[];
}) => {
  const { i18n, t } = useLingui();
  const act = useAct(journal);
  const clock = useClock();
  const authorName = useAuthorName(journal);
  const [chosen, setChosen] = useState<string>();
  const [combined, setCombined] = useState<string>();
  const word = fieldWord(field, i18n);
  const isText = longestAllowed(noun, field, { ...nouns, ...laterNouns }) === longestText;
  const choice = heads.find((head) => head.id === chosen);
  const settle = (value: Json) =>
    act.run(
      { ok: true, value: [{ noun, record, field, value, base: heads.map(({ id }) => id) }] },
      t`Decided: ${word}`,
    );
  return (
    <>
      <div role="radiogroup" aria-label={word} className="grid gap-3 min-[700px]:grid-cols-2">
        {heads.map((head) => (
          <OptionCard
            key={head.id}
            isChosen={chosen === head.id}
            onChoose={() => {
              setChosen(head.id);
              setCombined(undefined);
            }}
          >
            <VersionValue head={head} other={heads.find(({ id }) => id !== head.id)} isText={isText} />
            <span className="mt-1 block text-ink2">
              <bdi>{authorName(head.by)}</bdi>, {clock(head.at)}
            </span>
          </OptionCard>
        ))}
      </div>
      {combined !== undefined && (
        <textarea
          aria-label={t`Both versions of ${word}, as one text`}
          dir="auto"
          rows={6}
          value={combined}
          onChange={(event) => setCombined(event.target.value)}
          className="mt-3 w-full rounded-card border border-edge bg-surface p-4 outline-none focus:border-accent focus:ring-1 focus:ring-accent"
        />
      )}
      <WhileOpen>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button
            look={choice === undefined && combined === undefined ? 'outlined' : 'filled'}
            disabled={choice === undefined && combined === undefined}
            onClick={() => void settle(combined ?? choice?.value ?? null)}
          >
            {combined === undefined ? <Trans>Use the chosen one</Trans> : <Trans>Use this text</Trans>}
          </Button>
          {isText && combined === undefined && (
            <Button
              look="plain"
              onClick={() => {
                setChosen(undefined);
                setCombined(heads.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])).join('\n\n'));
              }}
            >
              <Trans>Keep both</Trans>
            </Button>
          )}
        </div>
      </WhileOpen>
    </>
  );
};

const isVerdict = (value: Json | undefined): value is Grade | Response =>
  ([...grades, ...responses] as readonly unknown[]).includes(value);

const VersionValue = ({ head, other, isText }: { head: Head; other: Head | undefined; isText: boolean }) => {
  const { i18n } = useLingui();
  const word = valueWord(head.value, i18n);
  if (isVerdict(head.value))
    return (
      <span className="flex items-center gap-3">
        <VerdictTile verdict={head.value} isDecoration />
        <b>{word}</b>
      </span>
    );
  const stretches =
    isText && typeof head.value === 'string' && typeof other?.value === 'string'
      ? ownWords(head.value, other.value)
      : [{ text: word, isOwn: false }];
  return (
    <span dir="auto" className="block break-words whitespace-pre-line">
      {stretches.map(({ text, isOwn }, i) =>
        isOwn ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text, in their order
          <span key={i} className="bg-soft underline decoration-accent decoration-2 underline-offset-4">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </span>
  );
};
