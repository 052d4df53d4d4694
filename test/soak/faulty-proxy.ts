import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type Cuts = { before: number; middle: number; after: number; inReply: number; delays: number };

const below = (n: number) => Math.floor(Math.random() * n);
const chance = (share: number) => Math.random() < share;

/**
 * A network between tablets and a server that breaks: it cuts a message before it was delivered, in its middle, or after
 * it was delivered and before the reply; it cuts replies in their middle; it waits.
 */
export const makeFaultyProxy = async (upstream: () => number) => {
  const cuts: Cuts = { before: 0, middle: 0, after: 0, inReply: 0, delays: 0 };
  const open = new Set<Socket>();
  let isFaulty = false;

  const serve = (client: Socket): void => {
    const server = connect(upstream(), '127.0.0.1');
    const both = [client, server];
    for (const socket of both) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    const cut = (kind: keyof Cuts) => {
      cuts[kind] += 1;
      for (const socket of both) socket.destroy();
    };
    let isOver = false;
    /** What comes after these bytes goes nowhere: a network loses the end of a stream, and never its middle. */
    const cutAfter = (socket: Socket, bytes: Buffer, kind: keyof Cuts) => {
      isOver = true;
      socket.write(bytes, () => setTimeout(() => cut(kind), below(3)));
    };

    let isReplyCut = false;
    let isNewMessage = true;
    const toServer = async (bytes: Buffer): Promise<void> => {
      if (isOver) return;
      // A message begins after a reply; of a long upload only few pieces are cut, or it would never end.
      const share = isNewMessage ? 0.05 : 0.003;
      isNewMessage = false;
      if (!isFaulty || !chance(share)) {
        server.write(bytes);
        return;
      }
      const kind = (['before', 'middle', 'after', 'delays', 'delays'] as const)[below(5)];
      if (kind === 'before') cut('before');
      else if (kind === 'middle') cutAfter(server, bytes.subarray(0, below(bytes.length)), 'middle');
      else if (kind === 'after') {
        isReplyCut = true;
        server.write(bytes);
      } else {
        cuts.delays += 1;
        await new Promise((resolve) => setTimeout(resolve, below(700)));
        server.write(bytes);
      }
    };
    const toClient = async (bytes: Buffer): Promise<void> => {
      if (isOver) return;
      isNewMessage = true;
      if (isReplyCut) cut('after');
      else if (isFaulty && chance(0.008)) cutAfter(client, bytes.subarray(0, below(bytes.length)), 'inReply');
      else client.write(bytes);
    };

    // One piece after another, also where one waits.
    const inTurn = (from: Socket, pass: (bytes: Buffer) => Promise<void>) => {
      let last = Promise.resolve();
      from.on('data', (bytes: Buffer) => {
        last = last.then(() => pass(bytes));
      });
      from.on('end', () => {
        last = last.then(() => {
          for (const socket of both) if (socket !== from) socket.end();
        });
      });
    };
    inTurn(client, toServer);
    inTurn(server, toClient);
  };

  const listener = createServer({ allowHalfOpen: true }, serve);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    cuts,
    setFaulty: (is: boolean) => {
      isFaulty = is;
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
};
