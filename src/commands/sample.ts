import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import sample from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { isThere } from '../server/admin/durable-files.ts';
import { appVersion } from './app-version.ts';
import { writeSamplePackage } from './sample/sample-package.ts';

// `npm run sample -- OUT.audit.zip`: the sample audit as an audit package, to try the other commands on.
const [given, ...more] = process.argv.slice(2);
if (!given || more.length > 0) {
  console.error('npm run sample -- OUT.audit.zip');
  process.exitCode = 2;
} else if (await isThere(resolve(given))) {
  console.error(`${given} is there already. Nothing was changed. Name a file that isn't there yet.`);
  process.exitCode = 1;
} else {
  const out = resolve(given);
  const part = `${out}.part-${process.pid}`;
  try {
    const handle = await open(part, 'wx');
    try {
      const { manifest, size } = await writeSamplePackage(sample as SampleAudit, {
        catalogue: catalogue as Catalogue,
        folder: fileURLToPath(new URL('../../public/sample', import.meta.url)),
        app: appVersion,
        onChunk: (bytes) => handle.writeFile(bytes),
      });
      await handle.sync();
      console.log(
        `${given}: ${manifest.journals[0]?.changes ?? 0} changes, ${manifest.blobs.length} photos, ${size} bytes`,
      );
    } finally {
      await handle.close();
    }
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    console.error(
      `${given} was not written: ${error instanceof Error ? error.message : String(error)}. Nothing else was changed. Mend what is named here, then try again.`,
    );
    process.exitCode = 1;
  }
}
