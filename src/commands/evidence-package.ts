import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { refuse, succeed } from '#domain/result.ts';
import { writeEvidencePackage } from '#package/evidence/write-evidence-package.ts';
import { refusalWords } from '#package/refusal-words.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import { makeSignatureCheck } from '../server/access/signatures.ts';
import { buildVerifyPage } from './build-verify-page.ts';
import { makeFromPackage } from './make-from-package.ts';

// `npm run evidence -- IN.audit.zip OUT.zip`: an audit's evidence for somebody without our software.
const usage = 'npm run evidence -- IN.audit.zip OUT.zip [--report REPORT.pdf] [--audit ID] [--include-working-papers]';

process.exitCode = await makeFromPackage(usage, { flags: ['include-working-papers'] }, async (asked) => {
  const includeWorkingPapers = asked.flags.has('include-working-papers');
  const made = await writeEvidencePackage({
    read: asked.read,
    journal: asked.journal,
    catalogue: catalogue as Catalogue,
    verify: makeSignatureCheck(),
    madeAt: new Date().toISOString(),
    app: packageFacts.version,
    page: await buildVerifyPage(),
    includeWorkingPapers,
    onChunk: asked.onChunk,
    ...(asked.report ? { report: asked.report } : {}),
  });
  if (!made.ok) {
    const { refusal } = made;
    const words =
      refusal.kind === 'damagedFile' ? refusalWords(refusal.refusal).happened : `There is no audit ${refusal.journal}.`;
    return refuse({ kind: refusal.kind, words });
  }
  const { manifest, withheld } = made.value;
  return succeed([
    `${manifest.files.length} files, ${manifest.changes} changes; README.txt in it says how to check them.`,
    ...(manifest.missing.length > 0
      ? [`${manifest.missing.length} files weren’t in the package and are missing.`]
      : []),
    includeWorkingPapers
      ? 'Working papers and private notes ARE in it.'
      : `No working papers are in it; of ${withheld} changes the words were left out.`,
  ]);
});
