import { fit } from './fit.ts';
import type { Pictures } from './take-in-file.ts';

/** Decoding and scaling by the browser, off the main thread where it can. Results are always JPEG: WebKit can't encode WebP. */
export const browserPictures: Pictures = {
  decode: async (blob) => {
    const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => undefined);
    if (!bitmap) return undefined;
    return {
      width: bitmap.width,
      height: bitmap.height,
      close: () => bitmap.close(),
      toJpeg: async (longestEdge, quality) => {
        const { width, height } = fit(bitmap, longestEdge);
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('Bug: no 2d context');
        context.imageSmoothingQuality = 'high';
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        context.drawImage(bitmap, 0, 0, width, height);
        const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
        if (jpeg.type !== 'image/jpeg') throw new Error(`Bug: asked for JPEG, got ${jpeg.type}`);
        return jpeg.arrayBuffer();
      },
    };
  },
  takenAt: async (bytes) => {
    const { parse } = await import('exifr/dist/lite.esm.mjs');
    const tags = await parse(bytes, { pick: ['DateTimeOriginal', 'CreateDate'], reviveValues: false }).catch(
      () => undefined,
    );
    const text: unknown = tags?.DateTimeOriginal ?? tags?.CreateDate;
    const parts = typeof text === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d)/.exec(text) : null;
    if (!parts) return undefined;
    const moment = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}`;
    // Cameras without a set clock write zeros or days that no calendar has.
    const date = new Date(`${moment}:00Z`);
    return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(moment) ? undefined : moment;
  },
};
