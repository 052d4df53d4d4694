import { type Result, refuse, succeed } from '../result.ts';
import type { CatalogueFileRefusal, ForeignCatalogue, ForeignNode } from './foreign-catalogue.ts';
import { isThing, listOf, textOf, thingOf } from './untyped.ts';

/** Whether a parsed file is a library of CISO Assistant, of whatever age. */
export const isLibrary = (value: unknown): boolean => frameworkOf(value) !== undefined;

const frameworkOf = (value: unknown) => {
  const objects = thingOf(thingOf(value)?.['objects']);
  const framework = thingOf(objects?.['framework']) ?? thingOf(listOf(objects?.['frameworks'])[0]);
  return framework && nodesOf(framework).length > 0 ? framework : undefined;
};

/** Today `requirement_nodes`; groups and requirements apart, or one list of `requirements`, in older ones. */
const nodesOf = (framework: Readonly<Record<string, unknown>>): readonly unknown[] => {
  const today = listOf(framework['requirement_nodes']);
  if (today.length > 0) return today;
  return [
    ...listOf(framework['requirement_groups']),
    ...listOf(framework['requirements']).map((node) => (isThing(node) ? { assessable: true, ...node } : node)),
  ];
};

const lastOfUrn = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);

const isYes = (value: unknown): boolean => value === true || value === 'true' || value === 'x' || value === 1;

export const catalogueFromLibrary = (value: unknown): Result<ForeignCatalogue, CatalogueFileRefusal> => {
  const library = thingOf(value) ?? {};
  const framework = frameworkOf(value);
  if (!framework) return refuse({ kind: 'noNodes' });
  const above: string[] = [];
  const nodes = nodesOf(framework).map((raw, i): ForeignNode => {
    const node = thingOf(raw) ?? {};
    const urn = textOf(node['urn']);
    const ref = textOf(node['ref_id']) || lastOfUrn(urn);
    const key = (urn || ref).toLowerCase();
    const depth = node['depth'];
    const isDepth = typeof depth === 'number' && Number.isInteger(depth) && depth >= 0 && depth <= 1000;
    const named = (textOf(node['parent_urn']) || textOf(node['parent'])).toLowerCase();
    const byDepth = isDepth ? above.slice(0, depth).findLast((one) => one !== undefined) : undefined;
    // Old libraries say the depth alone; where a parent is named, it counts.
    const parentKey = named || (isDepth && node['parent_urn'] === undefined ? byDepth : undefined);
    if (isDepth) {
      above.length = depth;
      above[depth] = key;
    }
    return {
      place: i + 1,
      key,
      ...(parentKey ? { parentKey } : {}),
      ref,
      title: textOf(node['name']),
      description: [textOf(node['description']), textOf(node['annotation'])].filter(Boolean).join('\n\n'),
      isAssessable: isYes(node['assessable']),
      questions: questionsIn(node),
      evidence: textOf(node['typical_evidence'])
        .split('\n')
        .map((line) => line.replace(/^[-*•]\s*/u, '').trim())
        .filter(Boolean),
    };
  });
  const urn = textOf(framework['urn']) || textOf(library['urn']);
  return succeed({
    id: urn || textOf(framework['ref_id']) || textOf(library['ref_id']),
    title: textOf(framework['name']) || textOf(library['name']),
    version: textOf(library['version']) || textOf(framework['version']),
    language: textOf(library['locale']),
    publisher: textOf(library['provider']) || textOf(framework['provider']),
    rights: textOf(library['copyright']),
    nodes,
  });
};

/** A list or a map of questions, each with its text; one alone in older libraries. */
const questionsIn = (node: Readonly<Record<string, unknown>>): ForeignNode['questions'] => {
  const all = node['questions'];
  const several = Array.isArray(all) ? all : Object.values(thingOf(all) ?? {});
  const one = thingOf(node['question']);
  return [...several, ...listOf(one?.['questions']), ...(one && !one['questions'] ? [one] : [])].flatMap((question) => {
    const text = textOf(typeof question === 'string' ? question : thingOf(question)?.['text']);
    return text === '' ? [] : [{ text }];
  });
};
