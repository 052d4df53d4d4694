import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { dateFormats, reportLanguages } from '#domain/report/report-choices.ts';
import { makeWording } from '#report/wording/wording.ts';
import { appVersion } from './app-version.ts';
import { exportPackage } from './export/export-package.ts';
import { wordsOf } from './export/export-refusal.ts';

// `npm run export -- IN.audit.zip DIR [--language de] [--dates iso]`: an audit package in all other forms.
const usage = `npm run export -- IN.audit.zip DIR [--language ${reportLanguages.join('|')}] [--dates ${dateFormats.join('|')}]`;

const asked = () => {
  try {
    const options = { language: { type: 'string' }, dates: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const [path, folder, ...more] = positionals;
    const language = reportLanguages.find((one) => one === (values.language ?? 'en'));
    const dates = dateFormats.find((one) => one === (values.dates ?? 'words'));
    return path && folder && more.length === 0 && language && dates ? { path, folder, language, dates } : undefined;
  } catch {
    return undefined;
  }
};

const use = asked();
if (!use) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const exported = await exportPackage(resolve(use.path), resolve(use.folder), {
    catalogue: catalogue as Catalogue,
    wording: makeWording(use.language, use.dates),
    app: appVersion,
    at: new Date().toISOString(),
  });
  if (exported.ok) {
    const { audits, files, notes } = exported.value;
    console.log(`${audits.join(', ')}: ${files.length} files in ${resolve(use.folder)}`);
    for (const file of files.filter((name) => !name.includes('blobs/'))) console.log(`  ${file}`);
    for (const note of notes) console.log(note);
  } else {
    console.error(wordsOf(exported.refusal));
    process.exitCode = 1;
  }
}
