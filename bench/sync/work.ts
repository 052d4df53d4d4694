// The work of the sync bench, the same for every contender. It runs in Node and in the pages, so it knows neither.

export const fields = ['title', 'statement', 'requirement', 'gradeReason'] as const;
export type Field = (typeof fields)[number];

/** One finding as it stands after its last edit; `by` and `at` are that edit's. */
export type Finding = { readonly [field in Field]: string } & {
  readonly id: string;
  readonly by: string;
  readonly at: string;
};

export type Edit = {
  readonly finding: string;
  readonly field: Field;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

export type PhotoSize = 'small' | 'large';
export type Photo = { readonly id: string; readonly bytes: number; readonly seed: number };

export const findingCount = 500;
export const editsPerFinding = 10;
const author = 'author A';
const begin = Date.UTC(2026, 2, 2, 8);

/** xorshift32: the same numbers on every machine, and fast enough to make 300 MB of photos in a page. */
const randomFrom = (seed: number): (() => number) => {
  let x = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
};

const words = (
  'the of and to in a is for by on with no not was were has have been that this which from at as an all each ' +
  'auditee risk policy model data impact assessment system record evidence interview control review approval owner ' +
  'release checklist objective supplier incident training competence operation requirement clause annex scope role ' +
  'committee minutes register treatment plan measured monitored documented retained missing outdated incomplete ' +
  'unsigned signed dated sampled verified stated shown seen found left open closed agreed raised during quarterly'
).split(' ');

/** A text of 20 to 200 characters of words, as compressible as what an auditor types. */
const textOf = (random: () => number): string => {
  const length = 22 + (random() % 179);
  let text = '';
  while (text.length < length) text += `${text && ' '}${words[random() % words.length]}`;
  return text.slice(0, length - 1).trimEnd() + '.';
};

const timeOf = (step: number): string => new Date(begin + step * 7_000).toISOString();
const idOf = (number: number): string => `finding-${String(number).padStart(4, '0')}`;

/** The findings as they are first written, before any edit. */
export const firstFindings = (): readonly Finding[] =>
  Array.from({ length: findingCount }, (_, i) => {
    const random = randomFrom(1_000_000 + i);
    return {
      id: idOf(i),
      title: textOf(random),
      statement: textOf(random),
      requirement: textOf(random),
      gradeReason: textOf(random),
      by: author,
      at: timeOf(i),
    };
  });

/** The edits in the order of their times: ten rounds over the findings, each finding once a round. */
export const edits = (): readonly Edit[] =>
  Array.from({ length: findingCount * editsPerFinding }, (_, i) => {
    const random = randomFrom(i);
    // 211 and 500 have no common divisor, so a round visits every finding, but not in the order they were made.
    return {
      finding: idOf((i * 211) % findingCount),
      field: fields[random() % fields.length] ?? 'title',
      text: textOf(random),
      by: author,
      at: timeOf(findingCount + i),
    };
  });

export const edited = (finding: Finding, { field, text, by, at }: Edit): Finding => ({
  ...finding,
  [field]: text,
  by,
  at,
});

/** The states a finding passes through, round by round: what a contender writes to A's storage, 500 at a time. */
export const rounds = (): readonly (readonly Finding[])[] => {
  const states = new Map(firstFindings().map((finding) => [finding.id, finding]));
  const all = edits();
  const written = [[...states.values()]];
  for (let round = 0; round < editsPerFinding; round++)
    written.push(
      all.slice(round * findingCount, (round + 1) * findingCount).map((edit) => {
        const finding = states.get(edit.finding);
        if (!finding) throw new Error(`No finding ${edit.finding}`);
        const next = edited(finding, edit);
        states.set(edit.finding, next);
        return next;
      }),
    );
  return written;
};

export const lastFindings = (): readonly Finding[] => {
  const states = new Map(rounds().flatMap((round) => round.map((finding) => [finding.id, finding] as const)));
  return [...states.values()];
};

/** How many edits can be told from these states: each must be the edit's text in its field, with author and time. */
export const editsShownBy = (states: readonly Finding[]): number => {
  const key = (finding: string, at: string) => `${finding} ${at}`;
  const known = new Map(edits().map((edit) => [key(edit.finding, edit.at), edit]));
  const shown = states.filter((state) => {
    const edit = known.get(key(state.id, state.at));
    return edit !== undefined && state.by === edit.by && state[edit.field] === edit.text;
  });
  return new Set(shown.map((state) => key(state.id, state.at))).size;
};

const photoKinds = {
  small: { count: 200, bytes: 300_000, seed: 20_000 },
  large: { count: 60, bytes: 4_000_000, seed: 30_000 },
} as const;

export const photosOf = (size: PhotoSize): readonly Photo[] => {
  const { count, bytes, seed } = photoKinds[size];
  return Array.from({ length: count }, (_, i) => ({
    id: `${size}-${String(i).padStart(3, '0')}`,
    bytes,
    seed: seed + i,
  }));
};

/** Bytes that no compression makes smaller, as those of a JPEG. */
export const photoBytes = ({ bytes, seed }: Photo): Uint8Array<ArrayBuffer> => {
  const random = randomFrom(seed);
  const numbers = new Uint32Array(bytes / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = random();
  // Begins as a JPEG does, since a server may look.
  numbers[0] = 0xe0ffd8ff;
  return new Uint8Array(numbers.buffer);
};

export const sha256 = async (bytes: BufferSource): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Throws where B has not all findings with their last values. */
export const verifyFindings = (found: readonly Finding[]): void => {
  const expected = lastFindings();
  const byId = new Map(found.map((finding) => [finding.id, finding]));
  if (found.length !== expected.length || byId.size !== expected.length)
    throw new Error(`B has ${byId.size} of ${expected.length} findings, in ${found.length} documents`);
  for (const finding of expected)
    for (const name of [...fields, 'by', 'at'] as const)
      if (byId.get(finding.id)?.[name] !== finding[name])
        throw new Error(`B has another ${name} in ${finding.id}: ${byId.get(finding.id)?.[name]}`);
};

/** Throws where B has not all photos of this size with their bytes; `found` has the SHA-256 of each. */
export const verifyPhotos = async (size: PhotoSize, found: Readonly<Record<string, string>>): Promise<void> => {
  for (const photo of photosOf(size)) {
    const expected = await sha256(photoBytes(photo));
    if (found[photo.id] !== expected) throw new Error(`B has other bytes in photo ${photo.id}: ${found[photo.id]}`);
  }
};
