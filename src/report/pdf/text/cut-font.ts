import type { CutFont } from './font-log.ts';

type Exports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly malloc: (size: number) => number;
  readonly free: (at: number) => void;
  readonly hb_blob_create: (data: number, length: number, mode: number, userData: number, destroy: number) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_data: (blob: number, length: number) => number;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_glyph_set: (input: number) => number;
  readonly hb_subset_input_set: (input: number, which: number) => number;
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
};

declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: { readonly exports: unknown } }>;
};

// hb-subset.h: HB_SUBSET_FLAGS_RETAIN_GIDS, HB_SUBSET_SETS_DROP_TABLE_TAG, HB_MEMORY_MODE_WRITABLE.
const retainGlyphNumbers = 2;
const dropTables = 3;
const writable = 2;
/** Tables that a font inside a PDF has no use for: the text is shaped already. */
const unused = ['GSUB', 'GPOS', 'GDEF', 'DSIG', 'STAT', 'name', 'post', 'vhea', 'vmtx', 'BASE', 'VORG', 'kern', 'meta'];

/** HarfBuzz's subsetter. `wasm`: its module (`harfbuzzjs/dist/harfbuzz-subset.wasm`), which the package has no words for. */
export const makeCutFont = async (wasm: Uint8Array): Promise<CutFont> => {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  const hb = instance.exports as Exports;
  hb._initialize();
  const tag = (name: string) => [...name].reduce((sum, character) => sum * 256 + character.charCodeAt(0), 0);

  return (font, glyphs) => {
    const data = hb.malloc(font.length);
    new Uint8Array(hb.memory.buffer).set(font, data);
    const blob = hb.hb_blob_create(data, font.length, writable, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    hb.hb_blob_destroy(blob);
    const input = hb.hb_subset_input_create_or_fail();
    hb.hb_subset_input_set_flags(input, retainGlyphNumbers);
    const drop = hb.hb_subset_input_set(input, dropTables);
    for (const name of unused) hb.hb_set_add(drop, tag(name));
    const wanted = hb.hb_subset_input_glyph_set(input);
    for (const glyph of [0, ...glyphs]) hb.hb_set_add(wanted, glyph);
    const cut = hb.hb_subset_or_fail(face, input);
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    if (cut === 0) throw new Error('Bug: a font could not be cut');
    const result = hb.hb_face_reference_blob(cut);
    const at = hb.hb_blob_get_data(result, 0);
    const bytes = new Uint8Array(hb.memory.buffer).slice(at, at + hb.hb_blob_get_length(result));
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(cut);
    hb.free(data);
    return bytes;
  };
};
