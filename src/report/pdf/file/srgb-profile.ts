/** sRGB as an ICC profile (version 2.1, a matrix and one curve), made here: PDF/A wants one in every file. */
export const srgbProfile = (): Uint8Array<ArrayBuffer> => {
  const fixed = (value: number) => Math.round(value * 65_536);
  const int = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
  const xyz = (...values: readonly number[]) => [...ascii('XYZ '), ...int(0), ...values.flatMap((v) => int(fixed(v)))];
  const padded = (bytes: readonly number[]) => [
    ...bytes,
    ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0),
  ];

  const description = 'sRGB IEC61966-2.1';
  const desc = [
    ...ascii('desc'),
    ...int(0),
    ...int(description.length + 1),
    ...ascii(description),
    0,
    ...int(0),
    ...int(0),
    ...Array.from({ length: 70 }, () => 0),
  ];
  const copyright = [...ascii('text'), ...int(0), ...ascii('Public domain'), 0];
  const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const steps = 1024;
  const curve = [
    ...ascii('curv'),
    ...int(0),
    ...int(steps),
    ...Array.from({ length: steps }, (_, i) => Math.round(toLinear(i / (steps - 1)) * 65_535)).flatMap((v) => [
      v >> 8,
      v & 255,
    ]),
  ];
  // Primaries of sRGB, adapted to the D50 white of the profile connection space (Bradford).
  const shared: readonly (readonly [readonly string[], readonly number[]])[] = [
    [['desc'], desc],
    [['cprt'], copyright],
    [['wtpt'], xyz(0.9505, 1, 1.0891)],
    [['rXYZ'], xyz(0.43607, 0.22249, 0.01392)],
    [['gXYZ'], xyz(0.38515, 0.71687, 0.09708)],
    [['bXYZ'], xyz(0.14307, 0.06061, 0.7141)],
    [['rTRC', 'gTRC', 'bTRC'], curve],
  ];
  const count = shared.reduce((sum, [tags]) => sum + tags.length, 0);
  const table: number[] = [...int(count)];
  const data: number[] = [];
  const dataAt = 128 + 4 + 12 * count;
  for (const [tags, bytes] of shared) {
    for (const tag of tags) table.push(...ascii(tag), ...int(dataAt + data.length), ...int(bytes.length));
    data.push(...padded(bytes));
  }
  const header = [
    ...int(dataAt + data.length),
    ...int(0),
    ...int(0x02_10_00_00),
    ...ascii('mntrRGB XYZ '),
    // 2026-01-01 00:00:00
    ...[7, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0],
    ...ascii('acsp'),
    ...Array.from({ length: 28 }, () => 0),
    ...int(fixed(0.9642)),
    ...int(fixed(1)),
    ...int(fixed(0.8249)),
    ...Array.from({ length: 48 }, () => 0),
  ];
  return Uint8Array.from([...header, ...table, ...data]);
};
