import { peerContender } from './measure-peer.ts';
import { type Edit, edits } from './work.ts';

/** What any sync must at least do: the same JSON in batches of 200 and the same files, sent, put on disk, fetched. */
export const floor = peerContender({
  name: 'floor',
  files: 'floor',
  countKept: async ({ url }) => {
    const kept = new Set<string>();
    for (let from = 0; ; from += 200) {
      const batch = (await (await fetch(`${url}/records?from=${from}&limit=200`)).json()) as readonly Edit[];
      for (const record of batch) if (record.field) kept.add(JSON.stringify(record));
      if (batch.length < 200) break;
    }
    return edits().filter((edit) => kept.has(JSON.stringify(edit))).length;
  },
});
