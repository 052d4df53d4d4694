// The worker's side of every peer: what is to be drawn, the photos, and the fonts that ours has too.
import { answerOrder } from '../../pdf/answer-order.ts';
import { type Contents, contentsOf } from './contents.ts';

export type Fonts = { readonly regular: ArrayBuffer; readonly bold: ArrayBuffer };

const bytesAt = async (path: string) => (await fetch(path)).arrayBuffer();

export const answer = (
  draw: (contents: Contents, photos: readonly Blob[], fonts: Fonts) => Promise<Blob>,
): void =>
  answerOrder(async ({ model, photos }) => {
    const [regular, bold] = await Promise.all([bytesAt('/fonts/regular.ttf'), bytesAt('/fonts/bold.ttf')]);
    return draw(contentsOf(model), photos, { regular, bold });
  });
