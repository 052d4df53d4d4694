import { peerContender } from './measure-peer.ts';
import { editsShownBy, type Finding, firstFindings } from './work.ts';

type Revisions = { readonly _revs_info: readonly { readonly rev: string; readonly status: string }[] };

/**
 * One document per finding, edited in place and stamped with the last author and time: the plain way of using PouchDB,
 * whose revisions serve its replication and are no history. The tablet keeps the bodies of all its revisions until it
 * compacts them, but sends only the newest of each document; of the others the server gets the names. An app that needs
 * every edit must make a document of each, and then PouchDB carries those.
 */
const countKept = async ({ url }: { readonly url: string }): Promise<number> => {
  const shown: Finding[] = [];
  for (const { id } of firstFindings()) {
    const document = `${url}/findings/${id}`;
    const { _revs_info } = (await (await fetch(`${document}?revs_info=true`)).json()) as Revisions;
    // Every revision is asked for, whatever its status says: what counts is the body.
    const asked = await Promise.all(_revs_info.map(({ rev }) => fetch(`${document}?rev=${rev}`)));
    for (const response of asked) {
      const body = (await response.json()) as Finding;
      if (response.ok) shown.push({ ...body, id });
    }
  }
  return editsShownBy(shown);
};

export const pouch = peerContender({ name: 'PouchDB', files: 'pouch', countKept });
