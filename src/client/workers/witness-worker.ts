import { frameOf } from '../store/witness-frames.ts';

// The witness: an append-only file in the origin's private file system, of one tab. What it has answered is on the disk.
type Ask =
  | { readonly open: string }
  | { readonly n: number; readonly head: unknown; readonly bytes: readonly ArrayBuffer[] };

declare const self: DedicatedWorkerGlobalScope;

let file: FileSystemSyncAccessHandle | undefined;
let end = 0;

const open = async (name: string): Promise<void> => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('witness', { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  file = await handle.createSyncAccessHandle();
  end = file.getSize();
};

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if ('open' in data) {
    open(data.open).then(
      () => self.postMessage({ opened: true }),
      () => self.postMessage({ opened: false }),
    );
    return;
  }
  const { n, head, bytes } = data;
  try {
    if (!file) throw new Error('not open');
    const frame = frameOf(head, bytes);
    file.write(frame, { at: end });
    file.flush();
    end += frame.byteLength;
    self.postMessage({ n, done: true });
  } catch {
    self.postMessage({ n, done: false });
  }
});
