import type { Load, Said, Timed } from './contender.ts';

/** A JPEG of its own for each number, grown to its size by random bytes behind its end mark, as cameras append previews. */
const photoOf = async (i: number, size: number, random: Uint8Array<ArrayBuffer>): Promise<Blob> => {
  const canvas = new OffscreenCanvas(640, 480);
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('no canvas');
  drawing.fillStyle = `hsl(${(i * 47) % 360} 60% 70%)`;
  drawing.fillRect(0, 0, 640, 480);
  drawing.fillStyle = '#1B2430';
  drawing.font = '160px sans-serif';
  drawing.fillText(String(i), 120, 300);
  const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  return new Blob([picture, random.subarray(i, i + size - picture.size)], { type: 'image/jpeg' });
};

const photos: Blob[] = [];
let model: unknown;
let made: Blob | undefined;

const peer = {
  /** Everything that is there before the clock starts: the report's model and its photos. */
  prepare: async ({ name, photoBytes, photos: count }: Load): Promise<void> => {
    model = await (await fetch(`/models/${name}.json`)).json();
    const random = new Uint8Array(photoBytes + count);
    for (let i = 0; i < random.length; i += 65_536) crypto.getRandomValues(random.subarray(i, i + 65_536));
    for (let i = 0; i < count; i++) photos.push(await photoOf(i, photoBytes, random));
  },
  make: (script: string): Promise<Timed> =>
    new Promise((resolve, reject) => {
      let [isDone, last, gapMs, startMs] = [false, performance.now(), 0, 0];
      const tick = () => {
        const now = performance.now();
        gapMs = Math.max(gapMs, now - last);
        last = now;
        if (!isDone) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      const begin = performance.now();
      const worker = new Worker(script, { type: 'module' });
      worker.onerror = (event) => reject(new Error(event.message || `${script} does not load`));
      worker.onmessage = ({ data }: MessageEvent<Said>) => {
        if (data.kind === 'failed') return reject(new Error(data.reason));
        if (data.kind === 'loaded') {
          startMs = performance.now() - begin;
          return worker.postMessage({ model, photos });
        }
        const wallMs = performance.now() - begin;
        isDone = true;
        tick();
        made = data.pdf;
        resolve({ wallMs, startMs, gapMs, size: data.pdf.size });
      };
    }),
  /** Gives the file to the bench, to be looked at. */
  send: async (): Promise<void> => {
    const response = await fetch('/made', { method: 'POST', body: made ?? null });
    if (!response.ok) throw new Error(`The file could not be handed over: ${response.status}`);
  },
};
Object.assign(window, { peer });
