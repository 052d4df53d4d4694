import type { Change } from '#domain/journal/change.ts';
import { journalView, type RecordRow } from '#domain/journal/journal-view.ts';
import { authorityOf } from '#domain/journal/status.ts';
import type { FieldOf, Noun } from '#domain/nouns.ts';
import { isShown } from '#domain/row.ts';

/** The nouns that a report says, each with the fields that are working papers all the same. */
const reportNouns: { readonly [N in Noun]?: readonly FieldOf<N>[] } = {
  audit: [],
  site: [],
  procedure: [],
  aiSystem: [],
  teamMember: [],
  checklistResponse: ['workingNote'],
  finding: [],
  evidence: [],
  evidenceLink: [],
};

/** While anybody's version says that it is a working paper, it is one. */
export const isWorkingPaper = (row: Pick<RecordRow, 'noun' | 'fields' | 'open'>): boolean =>
  row.noun === 'evidence' &&
  (row.fields['paper'] === 'working' || (row.open['paper'] ?? []).some(({ value }) => value === 'working'));

/** Who belongs to a journal, what is sealed and what was taken away: without these words nothing can be verified. */
const toldKinds = new Set(['member', 'role', 'seal', 'redact']);

/**
 * SPEC E2: the same changes, of which only those keep their words that say what a report says now. Working papers,
 * earlier wordings, what was deleted, and kinds of records that this app doesn't know stay as changes without words,
 * as a redaction leaves them: by their salted hash, so that chains, signatures and seals still verify.
 */
export const toldChanges = (changes: readonly Change[]): readonly Change[] => {
  const told = new Set<string>();
  for (const row of journalView(changes).values()) {
    const kept = reportNouns[row.noun as Noun];
    if (!kept || !isShown(row) || isWorkingPaper(row)) continue;
    for (const [field, heads] of Object.entries(row.heads))
      if (!kept.some((working) => working === field)) for (const id of heads) told.add(id);
  }
  return changes.map((change) => (told.has(change.id) || toldKinds.has(change.kind) ? change : withoutWords(change)));
};

/** SPEC E2: words that were taken away are handed on by nobody, also where a holder has them still. */
export const withoutRedacted = (changes: readonly Change[]): readonly Change[] => {
  const { redactions } = authorityOf(changes);
  return redactions.size === 0
    ? changes
    : changes.map((change) => (redactions.has(change.id) ? withoutWords(change) : change));
};

const withoutWords = ({ value: _value, salt: _salt, ...change }: Change): Change => change;
