import { renderReport } from '#report/pdf/render-report.ts';
import { makeCutFont } from '#report/pdf/text/cut-font.ts';
import { makeWording } from '#report/wording/wording.ts';
import { answerOrder } from './answer-order.ts';

/** Up to a photo's frame, with room for a large EXIF block. */
const headLength = 65_536;

const bytesAt = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());

/** Our report as the tablet's worker renders it. */
answerOrder(async ({ model, photos }) => {
  const [regular, bold, cutFont] = await Promise.all([
    bytesAt('/fonts/regular.ttf'),
    bytesAt('/fonts/bold.ttf'),
    bytesAt('/fonts/subset.wasm').then(makeCutFont),
  ]);
  const places = new Map(model.evidence.map(({ file }, i) => [file?.kept.sha256, i]));
  const { pieces } = await renderReport<Blob>(model, {
    typefaces: [{ name: 'latin', regular, bold }],
    cutFont,
    wording: makeWording('en', 'words'),
    paper: 'a4',
    edition: 'report',
    profile: 'evidence',
    fileId: '0'.repeat(32),
    photoSource: async (hash) => {
      const body = photos[places.get(hash) ?? -1];
      if (!body) return undefined;
      const head = new Uint8Array(await body.slice(0, headLength).arrayBuffer());
      return { head, size: body.size, body };
    },
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  return new Blob([...pieces], { type: 'application/pdf' });
});
