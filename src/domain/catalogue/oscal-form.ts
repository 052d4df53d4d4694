import { type Result, refuse, succeed } from '../result.ts';
import type { CatalogueFileRefusal, ForeignCatalogue, ForeignNode } from './foreign-catalogue.ts';
import { listOf, textOf, thingOf } from './untyped.ts';

type Thing = Readonly<Record<string, unknown>>;

export const isOscalCatalog = (value: unknown): boolean => thingOf(thingOf(value)?.['catalog']) !== undefined;

const propOf = (thing: Thing, name: string): string => {
  const prop = listOf(thing['props']).find((one) => thingOf(one)?.['name'] === name && !thingOf(one)?.['class']);
  const any = prop ?? listOf(thing['props']).find((one) => thingOf(one)?.['name'] === name);
  return textOf(thingOf(any)?.['value']);
};

/** A parameter as a reader needs it: its value, its choices, or what is to be filled in. */
const paramWords = (param: Thing): string => {
  const values = listOf(param['values']).map(textOf).filter(Boolean);
  if (values.length > 0) return values.join(', ');
  const choices = listOf(thingOf(param['select'])?.['choice']).map(textOf).filter(Boolean);
  return `[${choices.length > 0 ? choices.join(' | ') : textOf(param['label']) || textOf(param['id'])}]`;
};

const deepestNesting = 40;

/** Groups, controls and their enhancements, in the order they stand. Controls that are withdrawn are left out. */
export const catalogueFromOscal = (value: unknown): Result<ForeignCatalogue, CatalogueFileRefusal> => {
  const catalog = thingOf(thingOf(value)?.['catalog']);
  if (!catalog) return refuse({ kind: 'noNodes' });
  const nodes: ForeignNode[] = [];
  const params = new Map<string, string>();
  let withdrawn = 0;
  let isTooDeep = false;

  const noteParams = (thing: Thing) => {
    for (const one of listOf(thing['params'])) {
      const param = thingOf(one);
      if (param) params.set(textOf(param['id']), paramWords(param));
    }
  };
  const filled = (prose: string, depth = 0): string =>
    prose.replace(/\{\{\s*(?:insert:\s*)?param,?\s*([^\s{}]+)\s*\}\}/gu, (_, id: string) =>
      depth < 4 ? filled(params.get(id) ?? `[${id}]`, depth + 1) : `[${id}]`,
    );
  const proseOf = (part: Thing, depth: number): readonly string[] => {
    if (depth > deepestNesting) {
      isTooDeep = true;
      return [];
    }
    const label = propOf(part, 'label');
    const prose = filled(textOf(part['prose']));
    return [
      ...(prose === '' ? [] : [[label, prose].filter(Boolean).join(' ')]),
      ...listOf(part['parts']).flatMap((one) => proseOf(thingOf(one) ?? {}, depth + 1)),
    ];
  };
  const partsNamed = (thing: Thing, names: readonly string[]) =>
    listOf(thing['parts'])
      .map((one) => thingOf(one) ?? {})
      .filter((part) => names.includes(textOf(part['name'])))
      .flatMap((part) => proseOf(part, 0));

  const walk = (thing: Thing, parentKey: string | undefined, depth: number, isControl: boolean): void => {
    if (depth > deepestNesting) {
      isTooDeep = true;
      return;
    }
    if (isControl && propOf(thing, 'status').toLowerCase() === 'withdrawn') {
      withdrawn += 1;
      return;
    }
    noteParams(thing);
    const id = textOf(thing['id']);
    const title = textOf(thing['title']);
    const ref = propOf(thing, 'label') || id || (isControl ? '' : title);
    const key = id || `node ${nodes.length + 1}`;
    nodes.push({
      place: nodes.length + 1,
      key,
      ...(parentKey === undefined ? {} : { parentKey }),
      ref,
      title,
      description: isControl ? [...partsNamed(thing, ['statement', 'item', 'guidance', 'overview'])].join('\n') : '',
      isAssessable: isControl,
      questions: partsNamed(thing, ['question']).map((text) => ({ text })),
      evidence: [],
    });
    for (const one of listOf(thing['groups'])) walk(thingOf(one) ?? {}, key, depth + 1, false);
    for (const one of listOf(thing['controls'])) walk(thingOf(one) ?? {}, key, depth + 1, true);
  };

  noteParams(catalog);
  for (const one of listOf(catalog['groups'])) walk(thingOf(one) ?? {}, undefined, 1, false);
  for (const one of listOf(catalog['controls'])) walk(thingOf(one) ?? {}, undefined, 1, true);
  if (isTooDeep) return refuse({ kind: 'nestedTooDeep' });
  if (nodes.length === 0) return refuse({ kind: 'noNodes' });
  const metadata = thingOf(catalog['metadata']) ?? {};
  const parties = listOf(metadata['parties'])
    .map((party) => textOf(thingOf(party)?.['name']))
    .filter(Boolean);
  return succeed({
    id: textOf(catalog['uuid']) || textOf(metadata['title']),
    title: textOf(metadata['title']),
    version: textOf(metadata['version']),
    publisher: parties.slice(0, 3).join(', '),
    rights: [propOf(metadata, 'rights'), textOf(metadata['remarks'])].filter(Boolean).join('\n'),
    nodes,
    withdrawn,
  });
};
