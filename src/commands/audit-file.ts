import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { refuse, succeed } from '#domain/result.ts';
import { auditFileWords } from '#package/audit-file/audit-file-words.ts';
import { writeAuditFile } from '#package/audit-file/write-audit-file.ts';
import { refusalWords } from '#package/refusal-words.ts';
import { makeWording } from '#report/wording/wording.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import { makeFromPackage } from './make-from-package.ts';

// `npm run audit-file -- IN.audit.zip OUT.zip`: what a certification body asks to see of an internal audit.
const usage = 'npm run audit-file -- IN.audit.zip OUT.zip [--report REPORT.pdf] [--audit ID]';

process.exitCode = await makeFromPackage(usage, {}, async (asked) => {
  const made = await writeAuditFile({
    read: asked.read,
    journal: asked.journal,
    catalogue: catalogue as Catalogue,
    w: makeWording('en'),
    madeAt: new Date().toISOString(),
    app: packageFacts.version,
    onChunk: asked.onChunk,
    ...(asked.report ? { report: asked.report } : {}),
  });
  if (!made.ok) {
    const { refusal } = made;
    const words =
      refusal.kind === 'damagedFile' ? refusalWords(refusal.refusal).happened : `There is no audit ${refusal.journal}.`;
    return refuse({ kind: refusal.kind, words });
  }
  return succeed([
    ...made.value.parts.map(
      ({ key, state }, i) => `${i + 1} ${auditFileWords(`part.${key}`)}: ${auditFileWords(`state.${state}`)}`,
    ),
    `${made.value.files} files. It holds working papers: give it only to those who may read them.`,
  ]);
});
