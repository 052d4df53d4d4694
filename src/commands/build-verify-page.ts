import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = new URL('./verify-page/', import.meta.url);

/** `verify.html` in one file, with its script inside: the very code that `npm run verify` runs. */
export const buildVerifyPage = async (): Promise<string> => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('verify-page.ts', folder)),
    platform: 'browser',
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const script = output[0].code.replaceAll('</script', '<\\/script');
  const html = await readFile(new URL('verify-page.html', folder), 'utf8');
  const hash = createHash('sha256').update(script).digest('base64');
  return html.replace('SCRIPT-HASH', () => `sha256-${hash}`).replace('>SCRIPT<', () => `>${script}<`);
};
