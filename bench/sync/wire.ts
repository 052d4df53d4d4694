import type { Server, Socket } from 'node:net';

export type Carried = { readonly up: number; readonly down: number };

/** Counts at the server's own sockets, which costs the contender nothing: all that HTTP carries, without TCP's heads. */
export const countWire = (server: Server): (() => Carried) => {
  const open = new Set<Socket>();
  let [up, down] = [0, 0];
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      up += socket.bytesRead;
      down += socket.bytesWritten;
    });
  });
  return () => {
    const live = [...open];
    return {
      up: live.reduce((sum, socket) => sum + socket.bytesRead, up),
      down: live.reduce((sum, socket) => sum + socket.bytesWritten, down),
    };
  };
};
