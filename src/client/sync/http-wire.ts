import type * as z from 'zod/mini';
import type { Change } from '#domain/journal/change.ts';
import {
  blobOffsetHeader,
  failureReply,
  journalsReply,
  knownReply,
  missingReply,
  pageReply,
  pushReply,
} from '#protocol/messages.ts';
import { noPrefix } from '#protocol/prefix-hash.ts';
import { protocolHeader } from '#protocol/protocol.ts';
import type { Answer, Wire, WireFailure } from './wire.ts';

const offline = { ok: false, failure: { kind: 'offline' } } as const;
const foreign = { ok: false, failure: { kind: 'foreignReply' } } as const;

type Request = {
  readonly method: string;
  readonly path: string;
  readonly expects: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
  /** The journal to hand over to, where no session may be there. */
  readonly handsOverTo?: string;
};

/**
 * The protocol over HTTP. A reply counts only with the expected status, our protocol header and, where it speaks, JSON:
 * a captive portal answers 200 with a page.
 */
export const httpWire = (use: {
  readonly fetch: typeof fetch;
  readonly origin?: string;
  /** `Key person:publicKey:signature` for a journal whose person has no session here. */
  readonly handOverKey?: (journal: string) => Promise<string | undefined>;
  /** A call that gives no sign of life for so long is given up. Milliseconds. */
  readonly patience?: number;
}): Wire => {
  const send = async (request: Request): Promise<Answer<Response>> => {
    const key = request.handsOverTo ? await use.handOverKey?.(request.handsOverTo) : undefined;
    const body = request.bytes ?? (request.json === undefined ? undefined : JSON.stringify(request.json));
    let response: Response;
    try {
      response = await use.fetch(`${use.origin ?? ''}/api${request.path}`, {
        method: request.method,
        credentials: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        headers: {
          ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(request.bytes ? { 'content-type': 'application/octet-stream' } : {}),
          ...(key ? { authorization: key } : {}),
          ...request.headers,
        },
        ...(body === undefined ? {} : { body: body as BodyInit }),
        signal: AbortSignal.timeout(use.patience ?? 120_000),
      });
    } catch {
      return offline;
    }
    if (!response.headers.has(protocolHeader)) {
      // Proxies speak for a server that is away; anything else is not ours.
      return [502, 503, 504].includes(response.status) ? { ok: false, failure: { kind: 'serverFault' } } : foreign;
    }
    if (response.status === request.expects) return { ok: true, value: response };
    return { ok: false, failure: await failureIn(response) };
  };

  const failureIn = async (response: Response): Promise<WireFailure> => {
    const retryAfter = Number(response.headers.get('retry-after'));
    const parsed = failureReply.safeParse(await response.json().catch(() => undefined));
    if (response.status === 429) return { kind: 'busy', ...(retryAfter > 0 ? { retryAfter } : {}) };
    if (!parsed.success || parsed.data.kind === 'serverFault') return { kind: 'serverFault' };
    const { kind, index } = parsed.data;
    return { kind: kind as never, ...(index === undefined ? {} : { index }) };
  };

  const asking = async <T>(request: Request, schema: z.ZodMiniType<T>): Promise<Answer<T>> => {
    const answer = await send(request);
    if (!answer.ok) return answer;
    if (!answer.value.headers.get('content-type')?.startsWith('application/json')) return foreign;
    let json: unknown;
    try {
      json = await answer.value.json();
    } catch {
      return offline;
    }
    const parsed = schema.safeParse(json);
    return parsed.success ? { ok: true, value: parsed.data } : foreign;
  };

  const journal = (id: string, rest = '') => `/journals/${id}${rest}`;
  const done = async (answer: Promise<Answer<Response>>): Promise<Answer<true>> => {
    const result = await answer;
    return result.ok ? { ok: true, value: true } : result;
  };

  return {
    journals: () => asking({ method: 'GET', path: '/journals', expects: 200 }, journalsReply),
    found: (id, changes) =>
      asking({ method: 'PUT', path: journal(id), expects: 200, json: { changes }, handsOverTo: id }, pushReply),
    push: (id, changes: readonly Change[]) =>
      asking(
        { method: 'POST', path: journal(id, '/changes'), expects: 202, json: { changes }, handsOverTo: id },
        pushReply,
      ),
    known: (id, ids) =>
      asking(
        { method: 'POST', path: journal(id, '/changes/known'), expects: 200, json: { ids }, handsOverTo: id },
        knownReply,
      ),
    page: (id, from) =>
      asking(
        {
          method: 'GET',
          path: journal(id, `/changes?after=${from?.seq ?? 0}&prefix=${from?.prefix ?? noPrefix}`),
          expects: 200,
        },
        pageReply,
      ),
    missing: (id, hashes) =>
      asking(
        { method: 'POST', path: journal(id, '/blobs/missing'), expects: 200, json: { hashes }, handsOverTo: id },
        missingReply,
      ),
    putBlob: (id, sha256, _, bytes) =>
      done(send({ method: 'PUT', path: journal(id, `/blobs/${sha256}`), expects: 200, bytes, handsOverTo: id })),
    blobOffset: async (id, sha256) => {
      const answer = await send({
        method: 'HEAD',
        path: journal(id, `/blobs/${sha256}`),
        expects: 200,
        handsOverTo: id,
      });
      if (!answer.ok) return answer;
      const offset = Number(answer.value.headers.get(blobOffsetHeader));
      return Number.isSafeInteger(offset) ? { ok: true, value: offset } : foreign;
    },
    patchBlob: (id, sha256, offset, part, isLast) =>
      done(
        send({
          method: 'PATCH',
          path: journal(id, `/blobs/${sha256}`),
          expects: 200,
          bytes: part,
          headers: { [blobOffsetHeader]: String(offset), 'upload-complete': isLast ? '?1' : '?0' },
          handsOverTo: id,
        }),
      ),
    getBlob: async (id, sha256) => {
      const answer = await send({ method: 'GET', path: journal(id, `/blobs/${sha256}`), expects: 200 });
      if (!answer.ok) return answer;
      try {
        const mediaType = answer.value.headers.get('content-type') ?? '';
        return { ok: true, value: { mediaType, bytes: new Uint8Array(await answer.value.arrayBuffer()) } };
      } catch {
        return offline;
      }
    },
  };
};
