import { resolve } from 'node:path';
import { makeServer } from '#server/make-server.ts';

/** The built app on a loopback port, until it is stopped. */
export const serveApp = async (
  port = 0,
): Promise<{ readonly url: string; readonly port: number; readonly stop: () => Promise<void> }> => {
  const server = await makeServer({ appDir: resolve('dist'), isSecure: false });
  await server.listen({ host: '127.0.0.1', port });
  const address = server.server.address();
  const actual = address !== null && typeof address === 'object' ? address.port : port;
  return { url: `http://localhost:${actual}`, port: actual, stop: () => server.close() };
};
