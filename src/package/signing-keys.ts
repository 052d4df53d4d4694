import type { Change } from '#domain/journal/change.ts';
import { judgeSignature, makeChainKeys } from '#domain/journal/judge-signature.ts';
import type { KeyTies, VerifySignature } from '#domain/journal/key-ties.ts';

export type Linked = { readonly change: Change; readonly link: string };

/** By which key each change is signed: its chain's, or one that is its author's; undefined where none fits. */
export const signingKeys = async (
  linked: readonly Linked[],
  ties: KeyTies,
  verify: VerifySignature,
): Promise<ReadonlyMap<Linked, string | undefined>> => {
  const chainKeys = makeChainKeys(linked.map(({ change }) => change));
  const found = new Map<Linked, string | undefined>();
  for (const each of linked)
    found.set(each, (await judgeSignature(each.change, each.link, { ties, chainKeys, verify })).key);
  return found;
};
