import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dataFolder, serve } from './serve.ts';

// One file of JSON lines and one file a photo; each request is on the disk before it is acknowledged.
const journal = await open(join(dataFolder, 'records.jsonl'), 'a+');
const offsets = [0];

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

serve((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
  const fail = (error: unknown) => response.writeHead(500).end(String(error));
  const answer = async () => {
    if (pathname === '/records' && request.method === 'POST') {
      const lines = (JSON.parse(await bodyOf(request)) as unknown[]).map((record) => `${JSON.stringify(record)}\n`);
      await journal.appendFile(lines.join(''));
      await journal.datasync();
      for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + Buffer.byteLength(line));
      response.writeHead(204).end();
    } else if (pathname === '/records') {
      const from = Number(searchParams.get('from'));
      const all = offsets.at(-1) ?? 0;
      const start = offsets[from] ?? all;
      const end = offsets[from + Number(searchParams.get('limit'))] ?? all;
      const { buffer } = await journal.read(Buffer.alloc(end - start), 0, end - start, start);
      const lines = buffer.toString().split('\n').filter(Boolean);
      response.setHeader('content-type', 'application/json').end(`[${lines.join(',')}]`);
    } else {
      const file = join(dataFolder, pathname.replace('/files/', ''));
      if (request.method === 'PUT') {
        // `flush` is an fsync before the file is closed.
        await pipeline(request, createWriteStream(file, { flush: true }));
        response.writeHead(204).end();
      } else {
        response.setHeader('content-length', (await stat(file)).size);
        await pipeline(createReadStream(file), response);
      }
    }
  };
  answer().catch(fail);
});
