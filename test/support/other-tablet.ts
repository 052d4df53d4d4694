import { SimulatedAuthor } from './simulated-author.ts';

/** The same person on another tablet, who holds what the first one holds by now, and writes apart from it. */
export const otherTablet = (author: SimulatedAuthor): SimulatedAuthor => {
  const other = Object.assign(new SimulatedAuthor('b', author.journal), { person: author.person });
  other.writeUnder(author.membership).receive(author.changes.values());
  return other;
};
