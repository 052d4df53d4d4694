import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportModel } from '#domain/report/report-model.ts';
import { archiveFaults } from '#test/support/archive-lint.ts';
import { buildFullAudit, fullAuditMade } from '#test/support/full-audit.ts';
import { hasPoppler, hasQpdf } from '#test/support/read-pdf.ts';
import { renderInNode } from '#test/support/render-in-node.ts';

const inFile = async <T>(work: (file: string) => T): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    const { audit, photos } = buildFullAudit();
    const { bytes } = await renderInNode(reportModel(audit.facts(), fullAuditMade), photos);
    const file = join(folder, 'report.pdf');
    writeFileSync(file, bytes);
    return work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('a file for the archive', () => {
  test.skipIf(!hasQpdf)('keeps the rules of PDF/A-3a and PDF/UA-1 that the lint knows', async () => {
    expect(await inFile(archiveFaults)).toEqual([]);
  });

  test.skipIf(!hasPoppler)('poppler has no complaint, and reads its structure as it was', async () => {
    const structure = await inFile((file) => {
      // Whatever it complains of goes to stderr, which is inherited into the error.
      const read = (tool: string, ...args: string[]) =>
        execFileSync('sh', ['-c', `exec ${tool} "$@" 2>&1`, tool, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
      expect(read('pdftotext', file, '/dev/null')).toBe('');
      return read('pdfinfo', '-struct', file);
    });
    // Indents and tags, without what the machine's poppler adds to them.
    const tags = structure
      .split('\n')
      .flatMap((line) =>
        /^(\s*)(\w+)( \(block\)| \(inline\))?:?$/u.exec(line.trimEnd())
          ? line.replace(/ \((block|inline)\)/u, '').trimEnd()
          : [],
      );
    await expect(`${tags.join('\n')}\n`).toMatchFileSnapshot('../golden/report/structure.txt');
  });

  test.skipIf(!hasPoppler)('its attachment is taken out again as it was put in', async () => {
    const { audit } = buildFullAudit();
    const attached = await inFile((file) => {
      const out = `${file}.json`;
      execFileSync('pdfdetach', ['-save', '1', '-o', out, file]);
      return JSON.parse(readFileSync(out, 'utf8'));
    });
    expect(attached).toEqual(JSON.parse(JSON.stringify(reportModel(audit.facts(), fullAuditMade))));
  });
});
