import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { shippedCatalogueId } from './catalogue.ts';
import type { Catalogue, CatalogueLeaf } from './catalogue-schema.ts';

/**
 * A question as it stands on an item: as shipped, reworded, left out, to be decided since its shipped words changed
 * after somebody had reworded or hidden it, kept although the catalogue holds it no more, or one's own.
 */
export type ItemQuestion = {
  readonly id: string;
  readonly state: 'shipped' | 'reworded' | 'hidden' | 'toDecide' | 'left' | 'own';
  /** What the catalogue says now. */
  readonly shipped?: string;
  /** The organisation's words. */
  readonly own?: string;
  /** The shipped words that were reworded or hidden. */
  readonly basedOn?: string;
  /** Somebody hid it. */
  readonly isHidden?: boolean;
};

type Change = Pick<Row<'questionChange'>, 'fields' | 'open'>;
type Own = Pick<Row<'ownQuestion'>, 'record' | 'fields'>;
type Asked = Pick<CatalogueLeaf, 'ref' | 'questions'>;

/** All questions of an item in order: the catalogue's, those that left it with words of one's own, one's own. */
export const questionsOf = (
  leaf: Asked,
  ownQuestions: readonly Own[],
  changes: readonly Change[],
): readonly ItemQuestion[] => {
  const changed = new Map(changes.flatMap((row) => (row.fields.question ? [[row.fields.question, row] as const] : [])));
  const known = new Set(leaf.questions.map(({ id }) => id));
  return [
    ...leaf.questions.map(({ id, text }) => stateOf(id, text, changed.get(id))),
    ...changes.flatMap(({ fields }): readonly ItemQuestion[] => {
      const { question, item, wording } = fields;
      const hasLeft = question !== undefined && item === leaf.ref && !known.has(question);
      return hasLeft && wording?.trim() && !isHiddenSurely(changed.get(question))
        ? [{ id: question, state: 'left', own: wording, ...(fields.basedOn ? { basedOn: fields.basedOn } : {}) }]
        : [];
    }),
    ...ownQuestions
      .filter(({ fields }) => fields.item === leaf.ref && fields.text?.trim())
      .toSorted((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0))
      .map(({ record, fields }): ItemQuestion => ({ id: record, state: 'own', own: fields.text ?? '' })),
  ];
};

/** In conflict over it, a question stays: nothing is left out that somebody wants asked. */
const isHiddenSurely = (row: Change | undefined): boolean =>
  row?.fields.isHidden === true && row.open['isHidden'] === undefined;

const stateOf = (id: string, text: string, row: Change | undefined): ItemQuestion => {
  const own = row?.fields.wording?.trim() ? row.fields.wording : undefined;
  const isHidden = isHiddenSurely(row);
  if (!row || (!isHidden && (own === undefined || own === text))) return { id, state: 'shipped', shipped: text };
  const { basedOn } = row.fields;
  const said = {
    id,
    shipped: text,
    ...(own === undefined ? {} : { own }),
    ...(basedOn === undefined ? {} : { basedOn }),
    ...(isHidden ? { isHidden } : {}),
  };
  if (basedOn !== text) return { ...said, state: 'toDecide' };
  return { ...said, state: isHidden ? 'hidden' : 'reworded' };
};

/** What is asked in an audit. A question to be decided is asked in one's own words; one that was hidden, in the new ones. */
export const askedText = ({ state, shipped = '', own = shipped }: ItemQuestion): string | undefined =>
  state === 'hidden' ? undefined : own;

const isAbout = (row: Own | Change, catalogue: Pick<Catalogue, 'id'>): boolean =>
  (row.fields.catalogue ?? shippedCatalogueId) === catalogue.id;

/** What a journal says about the questions of a catalogue. */
export const questionsAbout = (facts: Pick<JournalFacts, 'of'>, catalogue: Pick<Catalogue, 'id'>) => ({
  own: facts.of('ownQuestion').filter((row) => isAbout(row, catalogue)),
  changes: facts.of('questionChange').filter((row) => isAbout(row, catalogue)),
});

/** Own and reworded questions whose item left the catalogue: nobody would meet them, so they are listed. */
export const strayQuestions = <O extends Own, C extends Change>(
  catalogue: Catalogue,
  own: readonly O[],
  changes: readonly C[],
): readonly (O | C)[] => {
  const items = new Set(catalogue.nodes.flatMap(({ kind, ref }) => (kind === 'group' ? [] : [ref])));
  const asked = new Set(
    catalogue.nodes.flatMap((node) => (node.kind === 'group' ? [] : node.questions.map(({ id }) => id))),
  );
  return [
    ...own.filter(({ fields }) => fields.text?.trim() && !items.has(fields.item ?? '')),
    ...changes.filter(
      ({ fields }) => fields.wording?.trim() && !asked.has(fields.question ?? '') && !items.has(fields.item ?? ''),
    ),
  ];
};

/** A catalogue with the questions that an organisation made of it: what its audits ask. */
export const withOwnQuestions = (
  catalogue: Catalogue,
  ownQuestions: readonly Own[],
  changes: readonly Change[],
): Catalogue => {
  if (ownQuestions.length === 0 && changes.length === 0) return catalogue;
  return {
    ...catalogue,
    nodes: catalogue.nodes.map((node) => {
      if (node.kind === 'group') return node;
      const questions = questionsOf(node, ownQuestions, changes).flatMap((question) => {
        const text = askedText(question);
        const isOwn = question.state !== 'shipped' && text !== question.shipped;
        return text === undefined ? [] : [{ id: question.id, text, ...(isOwn ? { isOwn } : {}) }];
      });
      const lookFor = ownQuestions
        .filter(({ fields }) => fields.item === node.ref)
        .flatMap(({ fields }) => fields.lookFor ?? []);
      return { ...node, questions, evidence: [...new Set([...node.evidence, ...lookFor])] };
    }),
  };
};
