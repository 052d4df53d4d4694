import type { TestServer } from '#test/support/test-server.ts';

/** A `fetch` as one tablet's browser has it: paths belong to `origin`, cookies stay between calls. */
export const jarFetch = (origin: () => string): typeof fetch => {
  const jar = new Map<string, string>();
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${origin()}${input as string}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
};

/** As much of a test server as a connected tablet uses: a `fetch` of its own for every tablet. */
export const serverAt = (origin: () => string): TestServer =>
  ({ fetch: () => jarFetch(origin) }) satisfies Pick<TestServer, 'fetch'> as unknown as TestServer;
