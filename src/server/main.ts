import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Configuration, readConfiguration, tabletAdvice } from './configuration.ts';
import { makeServer } from './make-server.ts';
import { openParts } from './open-parts.ts';

/** The configuration, or an error that says it is invalid, after each fault was printed. */
export const configurationOf = (environment: Readonly<Record<string, string | undefined>>): Configuration => {
  const read = readConfiguration(environment);
  if (read.ok) return read.value;
  for (const { name, problem } of read.faults) console.error(`${name}: ${problem}.`);
  throw new Error('The server was not started: its configuration is invalid.');
};

/** Runs the server until it is told to stop, and gives the address it listens on. */
export const runServer = async (configuration: Configuration, appDir: string): Promise<string> => {
  const { port, host, dataDir, tls, publicUrl, trustedProxies } = configuration;
  await mkdir(resolve(dataDir), { recursive: true });
  const certificate = tls && { cert: await readFile(tls.cert), key: await readFile(tls.key) };
  const parts = await openParts(resolve(dataDir));
  const setUp = await parts.accounts.setUpLink();
  const server = await makeServer({
    appDir,
    parts,
    trustedProxies,
    isSecure: Boolean(tls) || publicUrl?.startsWith('https:') === true,
    ...(certificate ? { tls: certificate } : {}),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  await server.listen({ port, host });
  const address = server.server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  const shownHost = host === '127.0.0.1' ? 'localhost' : host;
  const url = `${tls ? 'https' : 'http'}://${shownHost}:${actualPort}`;
  console.log(`Clausewalk is ready on ${url}`);
  console.log(`Data: ${resolve(dataDir)}`);
  for (const line of tabletAdvice(configuration)) console.log(line);
  if (setUp)
    console.log(
      `There is no account yet. Open this link once to make the first administrator; it ends on ${setUp.expiresAt}:\n${publicUrl ?? url}/join#${setUp.secret}`,
    );
  return url;
};
