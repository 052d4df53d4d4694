import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  readonly pages: readonly string[];
  /** How often a picture is drawn, over all pages. */
  readonly pictures: number;
  readonly outline: readonly string[];
  readonly attachments: Readonly<Record<string, Uint8Array>>;
};

/** Reads a PDF back with pdf.js: text by page, pictures, bookmarks. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const loading = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  let pictures = 0;
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const content = await page.getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
    const operators = await page.getOperatorList();
    pictures += operators.fnArray.filter((fn) => fn === OPS.paintImageXObject).length;
  }
  const outline = ((await document.getOutline()) ?? []).map((entry) => entry.title);
  const attachments: Record<string, Uint8Array> = {};
  for (const name of (await document.getAttachments())?.keys() ?? [])
    attachments[name] = (await document.getAttachmentContent(name)) as Uint8Array;
  await loading.destroy();
  return { pages, pictures, outline, attachments };
};

/**
 * Text without any white space: lines are broken where they fit, so a test compares what remains. Readers give Arabic's
 * ligatures as one sign; as compatible characters they are the letters again.
 */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b]+/gu, '');

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hasTool = (tool: string): boolean => {
  try {
    execFileSync(tool, tool === 'qpdf' ? ['--version'] : ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Poppler and qpdf say more where they are installed. */
export const hasPoppler = hasTool('pdftotext');
export const hasQpdf = hasTool('qpdf');

const inFolder = <T>(bytes: Uint8Array, work: (folder: string, file: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'read-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, bytes);
    return work(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Poppler's text and the SHA-256 of each JPEG as embedded. */
export const readWithPoppler = (bytes: Uint8Array): { text: string; jpegHashes: readonly string[]; fonts: string } =>
  inFolder(bytes, (folder, file) => {
    execFileSync('pdfimages', ['-all', file, join(folder, 'image')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const jpegs = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    return {
      text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 }),
      jpegHashes: jpegs.map((name) => sha256(readFileSync(join(folder, name)))),
      fonts: execFileSync('pdffonts', [file], { encoding: 'utf8' }),
    };
  });

export const checkWithQpdf = (bytes: Uint8Array): string =>
  inFolder(bytes, (_, file) => execFileSync('qpdf', ['--check', file], { encoding: 'utf8' }));
