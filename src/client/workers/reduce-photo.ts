const longest = 700;

/** A small JPEG of a photo, upright, without a word of the camera's. */
export const reducePhoto = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser gives no canvas here.');
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  if (small.type !== 'image/jpeg') throw new Error('This browser writes no JPEG.');
  return new Uint8Array(await small.arrayBuffer());
};
