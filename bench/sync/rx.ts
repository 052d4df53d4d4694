import { peerContender } from './measure-peer.ts';
import { editsShownBy, type Finding } from './work.ts';

/**
 * One document per finding, edited in place and stamped with the last author and time: the plain way of using RxDB. It
 * keeps no past states, neither on the tablet nor on the way to the server: a push has the last state that the server
 * was known to have, and the newest one. An app that needs every edit must make a document of each.
 */
const countKept = async ({ url }: { readonly url: string }): Promise<number> => {
  const response = await fetch(`${url}/findings/pull?written=0&limit=100000`);
  const body = Buffer.from(await response.arrayBuffer());
  const { value } = JSON.parse(body.subarray(4).toString()) as { readonly value: { readonly documents: Finding[] } };
  return editsShownBy(value.documents);
};

export const rx = peerContender({ name: 'RxDB', files: 'rx', countKept });
