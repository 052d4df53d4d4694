import { strFromU8, unzipSync } from 'fflate';

/** A zip's files as text, by name: Office formats are read back here without the library that wrote them. */
export const zippedTexts = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (_, hex: string, decimal: string, name: string) =>
    name ? (entities[name] ?? '?') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

/** What XML 1.0 holds: a reader refuses a file with anything else. */
export const isXmlText = (text: string): boolean =>
  /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\ud800-\udbff][\udc00-\udfff])*$/.test(text);

export type ReadCell = { readonly text: string; readonly type: 'text' | 'number' | 'date' | 'moment' };
export type ReadSheet = {
  readonly name: string;
  /** By reference, such as `B3`. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly filter: string | undefined;
  readonly isHeaderFrozen: boolean;
  readonly hasFormulas: boolean;
};

/** ST_Xstring: `_x0007_` is the character. */
const decoded = (text: string) =>
  text.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export const readWorkbook = (bytes: Uint8Array): readonly ReadSheet[] => {
  const files = zippedTexts(bytes);
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map((si) =>
    decoded(plain([...(si[1] ?? '').matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map((t) => t[1] ?? '').join(''))),
  );
  const styles = files.get('xl/styles.xml') ?? '';
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((f) => [f[1], f[2]]),
  );
  const looks = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)].map(
    (xf) => formats.get(xf[1]) ?? '',
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((s) =>
    plain(s[1] ?? ''),
  );
  return names.map((name, i): ReadSheet => {
    const xml = files.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
    const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(
      (c): [string, ReadCell][] => {
        const value = /<v>(.*?)<\/v>/s.exec(c[3] ?? '')?.[1];
        if (value === undefined) return [];
        const look = looks[Number(/ s="(\d+)"/.exec(c[2] ?? '')?.[1] ?? 0)] ?? '';
        if ((c[2] ?? '').includes('t="s"')) return [[c[1] ?? '', { text: strings[Number(value)] ?? '', type: 'text' }]];
        if (!look.includes('yyyy')) return [[c[1] ?? '', { text: value, type: 'number' }]];
        const instant = new Date(Math.round((Number(value) - 25_569) * 86_400) * 1000).toISOString();
        return look.includes('hh')
          ? [[c[1] ?? '', { text: instant.slice(0, 16), type: 'moment' }]]
          : [[c[1] ?? '', { text: instant.slice(0, 10), type: 'date' }]];
      },
    );
    return {
      name,
      cells: new Map(cells),
      filter: /<autoFilter ref="([^"]*)"/.exec(xml)?.[1],
      isHeaderFrozen: /<pane [^>]*ySplit="1"[^>]*state="frozen"/.test(xml),
      hasFormulas: /<f[ >]/.test(xml),
    };
  });
};

/** The rows of a sheet as texts, in order. */
export const rowsOf = ({ cells }: ReadSheet): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  for (const [place, { text }] of cells) {
    const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    rows[Number(row) - 1] ??= [];
    (rows[Number(row) - 1] as string[])[column] = text;
  }
  return rows.map((row) => Array.from(row ?? [], (text) => text ?? ''));
};

/** The paragraphs of a Word file, with tabs and line breaks. */
export const readParagraphs = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map((paragraph) =>
    [...paragraph[0].matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:(tab|br)\/>/gs)]
      .map((run) => (run[2] === 'tab' ? '\t' : run[2] === 'br' ? '\n' : plain(run[1] ?? '')))
      .join(''),
  );

/** Whether every element is closed, in order: what an XML reader refuses first. */
export const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  for (const [, end, name = '', rest = ''] of xml.matchAll(/<(\/?)([\w:]+)((?:"[^"]*"|[^">])*)>/g)) {
    if (end) {
      if (open.pop() !== name) return false;
    } else if (!rest.endsWith('/')) open.push(name);
  }
  return open.length === 0 && isXmlText(xml) && !/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml);
};
