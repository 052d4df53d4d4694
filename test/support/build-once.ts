import { execFileSync } from 'node:child_process';

/** The journeys run against the app as it is shipped: built by a process of its own, since a test's environment would make a development build. */
export default (): void => {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
};
