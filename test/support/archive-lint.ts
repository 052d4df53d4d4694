import { execFileSync } from 'node:child_process';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Dictionary = { readonly [key: string]: Value };

const word = (value: Value | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) a report could lose by a slip, looked for in a file as qpdf
 * reads it. Gives every fault in words. No replacement for a validator: it guards what one once confirmed.
 */
export const archiveFaults = (file: string): readonly string[] => {
  const json = execFileSync('qpdf', ['--json=2', '--json-stream-data=none', file], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  // `792.` is a number in a PDF, and none in JSON.
  const said = JSON.parse(json.replace(/^(\s*-?\d+)\.(,?)$/gmu, '$1$2')) as {
    readonly qpdf: readonly [
      Dictionary,
      { readonly [key: string]: { readonly value?: Value; readonly stream?: { readonly dict: Dictionary } } },
    ];
  };
  const [header, objects] = said.qpdf;
  const faults: string[] = [];
  const check = (isFine: boolean, fault: string) => {
    if (!isFine) faults.push(fault);
  };
  const follow = (value: Value | undefined): Value | undefined =>
    typeof value === 'string' && /^\d+ \d+ R$/u.test(value)
      ? (objects[`obj:${value}`]?.value ?? objects[`obj:${value}`]?.stream?.dict)
      : value;
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = follow(value);
    return isDictionary(found) ? found : {};
  };
  const list = (value: Value | undefined): readonly Value[] => {
    const found = follow(value);
    return Array.isArray(found) ? found : [];
  };
  const all = Object.entries(objects).flatMap(
    ([key, { value, stream }]): readonly (readonly [string, Dictionary])[] => {
      const dict = stream?.dict ?? value;
      return isDictionary(dict) ? [[key, dict]] : [];
    },
  );
  const ofType = (type: string) => all.filter(([, dict]) => dict['/Type'] === type);

  check(header['pdfversion'] === '1.7', 'the version is not 1.7');
  const trailer = dictionary(objects['trailer']?.value);
  check(list(trailer['/ID']).length === 2, 'the file has no ID');
  check(trailer['/Encrypt'] === undefined, 'the file is encrypted');
  const catalog = dictionary(trailer['/Root']);
  check(typeof catalog['/Lang'] === 'string', 'no language is said');
  check(dictionary(catalog['/MarkInfo'])['/Marked'] === true, 'the file is not said to be tagged');
  check(
    dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
    'readers would show the file name as title',
  );
  check(follow(catalog['/Metadata']) !== undefined, 'there is no XMP metadata');
  const [intent] = list(catalog['/OutputIntents']);
  check(dictionary(intent)['/S'] === '/GTS_PDFA1', 'there is no PDF/A output intent');
  check(dictionary(dictionary(intent)['/DestOutputProfile'])['/N'] === 3, 'the output intent has no RGB profile');
  check(list(catalog['/AF']).length > 0, 'no associated file is said');
  for (const one of list(catalog['/AF']))
    check(dictionary(one)['/AFRelationship'] !== undefined, 'an attachment does not say how it belongs to the file');
  for (const key of ['/AA', '/AcroForm', '/OpenAction'] as const) {
    const value = follow(catalog[key]);
    check(
      key === '/OpenAction' ? value === undefined || Array.isArray(value) : value === undefined,
      `the catalog has ${key}`,
    );
  }
  const [opens] = list(catalog['/OpenAction']);
  if (opens !== undefined) check(dictionary(opens)['/Type'] === '/Page', 'the file opens at what is no page');

  const pages = ofType('/Page');
  check(pages.length > 0 && ofType('/Font').length > 0, 'there is nothing to look at');
  for (const [key, page] of pages) {
    check(typeof page['/StructParents'] === 'number', `${key}: a page without tags`);
    check(page['/Tabs'] === '/S', `${key}: tabs do not follow the structure`);
    for (const annotation of list(page['/Annots'])) {
      const link = dictionary(annotation);
      check(Number(link['/F']) === 4, `${key}: a link that is not printed`);
      check(typeof link['/Contents'] === 'string', `${key}: a link without words`);
      check(typeof link['/StructParent'] === 'number', `${key}: a link without a tag`);
    }
  }
  for (const [key, font] of ofType('/Font')) {
    if (font['/Subtype'] === '/Type0') {
      check(follow(font['/ToUnicode']) !== undefined, `${key}: a font without Unicode`);
      check(/^\/[A-Z]{6}\+/u.test(word(font['/BaseFont'])), `${key}: a subset without its prefix`);
      for (const descendant of list(font['/DescendantFonts'])) {
        const descriptor = dictionary(dictionary(descendant)['/FontDescriptor']);
        check(follow(descriptor['/FontFile2']) !== undefined, `${key}: a font that is not embedded`);
        check(follow(dictionary(descendant)['/CIDToGIDMap']) !== undefined, `${key}: no map to glyphs`);
      }
    } else check(font['/Subtype'] === '/CIDFontType2', `${key}: a font of the kind ${word(font['/Subtype'])}`);
  }
  for (const [key, image] of all.filter(([, dict]) => dict['/Subtype'] === '/Image')) {
    check(image['/Interpolate'] !== true, `${key}: an interpolated picture`);
    check(['/DeviceRGB', '/DeviceGray'].includes(word(image['/ColorSpace'])), `${key}: colours without a profile`);
  }
  for (const [key, { stream }] of Object.entries(objects))
    if (stream) check(!word(stream.dict['/Filter']).includes('LZW'), `${key}: LZW`);

  const tree = dictionary(catalog['/StructTreeRoot']);
  check(Object.keys(dictionary(tree['/ParentTree'])).length > 0, 'the structure has no parent tree');
  let lastHeading = 0;
  const walk = (value: Value, parent: string): void => {
    const element = dictionary(value);
    const tag = word(element['/S']);
    if (!tag.startsWith('/')) return;
    const level = /^\/H(\d)$/u.exec(tag)?.[1];
    if (level) {
      check(Number(level) <= lastHeading + 1, `a heading jumps from H${lastHeading} to H${level}`);
      lastHeading = Number(level);
    }
    if (tag === '/Figure')
      check(typeof element['/Alt'] === 'string' && element['/Alt'] !== 'u:', 'a figure without words');
    if (tag === '/TR') check(parent === '/Table', 'a row outside a table');
    if (tag === '/TD' || tag === '/TH') check(parent === '/TR', 'a cell outside a row');
    if (tag === '/TH') check(JSON.stringify(element['/A'] ?? '').includes('/Scope'), 'a head cell without a scope');
    if (tag === '/TOCI') check(parent === '/TOC', 'an entry outside the contents');
    for (const kid of list(element['/K'])) walk(kid, tag);
  };
  for (const kid of list(tree['/K'])) walk(kid, '');
  return faults;
};
