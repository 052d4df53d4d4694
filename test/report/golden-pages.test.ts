import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { reportModel } from '#domain/report/report-model.ts';
import { buildFullAudit, fullAuditMade } from '#test/support/full-audit.ts';
import { renderInNode } from '#test/support/render-in-node.ts';

const folder = 'test/golden/report';
const scale = 0.75;

/** Pages as pinned pdf.js and canvas draw them. */
const picturesOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const loading = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pictures = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
    pictures.push(canvas);
  }
  await loading.destroy();
  return pictures;
};

const pixels = (
  picture: Parameters<ReturnType<ReturnType<typeof createCanvas>['getContext']>['drawImage']>[0],
  width: number,
  height: number,
) => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  return Buffer.from(pen.getImageData(0, 0, width, height).data);
};

// `GOLDEN=write npm test -- golden` writes them anew, after somebody has looked at the pages.
test('the pages look as they did, to the pixel', async () => {
  const { audit, photos } = buildFullAudit();
  const { bytes } = await renderInNode(reportModel(audit.facts(), fullAuditMade), photos);
  const drawn = await picturesOf(bytes);
  expect(drawn.length).toBeGreaterThanOrEqual(10);
  const differing: number[] = [];
  for (const [i, picture] of drawn.entries()) {
    const file = `${folder}/page-${String(i + 1).padStart(2, '0')}.png`;
    if (process.env['GOLDEN'] === 'write') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, picture.toBuffer('image/png'));
    }
    const golden = existsSync(file) ? await loadImage(readFileSync(file)) : undefined;
    const isSame =
      golden?.width === picture.width &&
      golden.height === picture.height &&
      pixels(golden, picture.width, picture.height).equals(pixels(picture, picture.width, picture.height));
    if (!isSame) differing.push(i + 1);
  }
  expect(differing, 'pages that look otherwise').toEqual([]);
  expect(existsSync(`${folder}/page-${String(drawn.length + 1).padStart(2, '0')}.png`)).toBe(false);
});
