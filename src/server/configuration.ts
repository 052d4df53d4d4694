/** What an operator sets by environment. Everything else is refused with the name of what is wrong. */
export type Configuration = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly publicUrl: string | undefined;
  /** Proxies whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[];
};

export type ConfigurationFault = { readonly name: string; readonly problem: string };

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Reads the configuration. Paths are taken as they are; whether they exist is found when they are opened. */
export const readConfiguration = (
  environment: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly value: Configuration }
  | { readonly ok: false; readonly faults: readonly ConfigurationFault[] } => {
  const faults: ConfigurationFault[] = [];
  const { PORT, HOST, DATA_DIR, TLS_CERT, TLS_KEY, PUBLIC_URL, TRUSTED_PROXIES } = environment;
  const port = PORT === undefined || PORT === '' ? 8042 : Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push({ name: 'PORT', problem: `"${PORT}" is no port: give a number from 0 to 65535` });
  if (Boolean(TLS_CERT) !== Boolean(TLS_KEY))
    faults.push({
      name: TLS_CERT ? 'TLS_KEY' : 'TLS_CERT',
      problem: 'TLS_CERT and TLS_KEY belong together: give both or none',
    });
  if (PUBLIC_URL) {
    const url = URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
      faults.push({
        name: 'PUBLIC_URL',
        problem: `"${PUBLIC_URL}" is no web address: give one that begins with https://`,
      });
  }
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      port,
      host: HOST || '127.0.0.1',
      dataDir: DATA_DIR || './data',
      tls: TLS_CERT && TLS_KEY ? { cert: TLS_CERT, key: TLS_KEY } : undefined,
      publicUrl: PUBLIC_URL || undefined,
      trustedProxies: (TRUSTED_PROXIES ?? '').split(',').flatMap((address) => address.trim() || []),
    },
  };
};

/** What the operator should know of this configuration: a tablet needs a secure origin. */
export const tabletAdvice = ({ host, tls, publicUrl }: Configuration): readonly string[] => {
  if (tls || publicUrl?.startsWith('https:'))
    return [
      `Tablets open ${publicUrl ?? 'this server by its name in the certificate'} and install the app from there.`,
    ];
  if (isLoopback(host)) return ['On this machine everything works. A tablet needs HTTPS: see docs/tablet.md.'];
  return [
    `WARNING: ${host} is reachable from other machines without TLS. A tablet's browser then refuses to keep the app and its data.`,
    'Set TLS_CERT and TLS_KEY, or put a proxy with TLS in front and set PUBLIC_URL=https://…: see docs/tablet.md.',
  ];
};
