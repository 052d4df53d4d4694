import { createCanvas, loadImage } from '@napi-rs/canvas';

const longest = 700;

/** A small JPEG of a photo, upright, without a word of the camera's. */
export const reducePhoto = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const picture = await loadImage(Buffer.from(bytes));
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = createCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return Uint8Array.from(await canvas.encode('jpeg', 80));
};
