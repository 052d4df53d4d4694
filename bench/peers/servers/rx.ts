import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { headLength, headOf, readHead } from '../frame.ts';
import { dataFolder, serve } from './serve.ts';

// The server of RxDB's page on HTTP replication, with SQLite in MongoDB's place: a push in one transaction, conflicts
// found by comparing the time of the last edit, and a pull by checkpoint. The checkpoint is the server's own count of
// writes, since a tablet's clock is no order. Nobody is sent their own writes again: that page leaves it to the reader,
// and RxDB would otherwise fetch every photo that it has just sent. Of each document the server holds the newest state,
// which is all that RxDB sends.

type Attachments = Readonly<Record<string, object>>;
type Document = { readonly id: string; readonly at: string; readonly _attachments?: Attachments };
type Row = { readonly newDocumentState: Document; readonly assumedMasterState?: Document };

const database = new DatabaseSync(join(dataFolder, 'documents.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE documents (collection TEXT, id TEXT, written INTEGER, writer TEXT, body TEXT, PRIMARY KEY (collection, id));
  CREATE INDEX by_write ON documents (collection, written);
  CREATE TABLE attachments (collection TEXT, id TEXT, name TEXT, bytes BLOB, PRIMARY KEY (collection, id, name));
`);
const find = database.prepare('SELECT body FROM documents WHERE collection = ? AND id = ?');
const write = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)');
const attach = database.prepare('INSERT OR REPLACE INTO attachments VALUES (?, ?, ?, ?)');
const attached = database.prepare('SELECT bytes FROM attachments WHERE collection = ? AND id = ? AND name = ?');
const since = database.prepare(
  'SELECT body, written FROM documents WHERE collection = ? AND written > ? AND writer <> ? ORDER BY written LIMIT ?',
);
let written = 0;

const push = (
  collection: string,
  writer: string,
  rows: readonly Row[],
  parts: readonly Uint8Array[],
): readonly Document[] => {
  const conflicts: Document[] = [];
  const rest = parts.values();
  database.exec('BEGIN');
  for (const { newDocumentState: state, assumedMasterState: assumed } of rows) {
    const found = find.get(collection, state.id);
    const master = found ? (JSON.parse(String(found['body'])) as Document) : undefined;
    const isConflict = master !== undefined && master.at !== assumed?.at;
    if (isConflict) conflicts.push(master);
    else write.run(collection, state.id, ++written, writer, JSON.stringify(state));
    for (const name of Object.keys(state._attachments ?? {})) {
      const { value } = rest.next();
      if (value && !isConflict) attach.run(collection, state.id, name, value);
    }
  }
  database.exec('COMMIT');
  return conflicts;
};

const pull = (collection: string, reader: string, after: number, limit: number) => {
  const rows = since.all(collection, after, reader, limit);
  const documents = rows.map(({ body }) => JSON.parse(String(body)) as Document);
  const parts = documents.flatMap(({ id, _attachments }) =>
    Object.keys(_attachments ?? {}).map((name) => attached.get(collection, id, name)?.['bytes'] as Uint8Array),
  );
  return { value: { documents, checkpoint: { written: Number(rows.at(-1)?.['written'] ?? after) } }, parts };
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

serve((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://rx');
  const [, collection = '', verb] = pathname.split('/');
  const tablet = searchParams.get('tablet') ?? '';
  const number = (name: string) => Number(searchParams.get(name));
  const answer = async () => {
    if (verb === 'push') {
      const body = await bodyOf(request);
      const { value, parts } = readHead(body.subarray(0, headLength(body)));
      const bytes = parts.map(([from, to]) => body.subarray(from, to));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(push(collection, tablet, value as readonly Row[], bytes)));
    } else {
      const { value, parts } = pull(collection, tablet, number('written'), number('limit'));
      const head = headOf(
        value,
        parts.map(({ length }) => length),
      );
      response.setHeader(
        'content-length',
        parts.reduce((sum, { length }) => sum + length, head.length),
      );
      response.write(head);
      for (const part of parts) response.write(part);
      response.end();
    }
  };
  answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
});
