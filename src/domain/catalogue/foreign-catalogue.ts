import { utf8ToBytes } from '@noble/hashes/utils.js';
import { longestLine } from '../fields.ts';
import type { Catalogue } from './catalogue-schema.ts';

/** A node as its file says it, before anything of it is believed. */
export type ForeignNode = {
  /** Where it stands: the row of a table, or which node of the file it is, from 1. */
  readonly place: number;
  /** What others name it by as their parent: its reference in a table, its URN or id elsewhere. */
  readonly key: string;
  readonly parentKey?: string;
  readonly ref: string;
  readonly title: string;
  readonly description: string;
  readonly isAssessable: boolean;
  /** Where the file itself tells clauses from controls. */
  readonly kind?: 'clause' | 'control';
  readonly questions: readonly { readonly id?: string; readonly text: string }[];
  readonly evidence?: readonly string[];
  readonly interview?: readonly string[];
  readonly sampling?: string;
  readonly failure?: string;
  readonly documents?: readonly string[];
  readonly related?: readonly string[];
  /** What its reader noticed and a person should see. */
  readonly notes?: readonly NodeProblem[];
};

/** What every form of file becomes. */
export type ForeignCatalogue = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly language?: string | undefined;
  readonly publisher?: string | undefined;
  readonly rights?: string | undefined;
  readonly nodes: readonly ForeignNode[];
  /** Controls that the file itself calls withdrawn: they are left out, and counted. */
  readonly withdrawn?: number;
};

/** Why a file is no catalogue at all. Nothing of it is kept. */
export type CatalogueFileRefusal =
  | { readonly kind: 'fileEmpty' }
  | { readonly kind: 'fileTooLarge'; readonly size: number; readonly largest: number }
  | { readonly kind: 'unpacksTooLarge'; readonly largest: number }
  | { readonly kind: 'tooManyRows'; readonly most: number }
  | { readonly kind: 'lockedOrOld' }
  | { readonly kind: 'notUtf8'; readonly encoding: 'utf16' | 'latin1' }
  | { readonly kind: 'unknownForm' }
  | { readonly kind: 'brokenJson' | 'brokenYaml'; readonly line?: number }
  | { readonly kind: 'yamlBomb' }
  | { readonly kind: 'nestedTooDeep' }
  | { readonly kind: 'tookTooLong' }
  | { readonly kind: 'noNodes' }
  | { readonly kind: 'ownFormWrong'; readonly where: string };

/** What is wrong with one node. */
export type NodeProblem =
  | { readonly kind: 'noRef' }
  | { readonly kind: 'noTitle' }
  | { readonly kind: 'repeatedRef'; readonly ref: string; readonly firstPlace: number }
  | { readonly kind: 'missingParent'; readonly parent: string }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'tooDeep'; readonly most: number }
  | { readonly kind: 'tooLong'; readonly part: 'ref' | 'title' | 'description'; readonly longest: number }
  | { readonly kind: 'nodeTooLarge'; readonly largest: number }
  | { readonly kind: 'tooManyQuestions'; readonly most: number }
  /** A depth that leaves one out, or is no number. */
  | { readonly kind: 'depthLeap' }
  /** Kept, and said: letters that no address can hold became hyphens. */
  | { readonly kind: 'refChanged'; readonly from: string; readonly to: string }
  | { readonly kind: 'titleFromDescription' }
  /** Kept as text: it would be a formula in a spreadsheet. */
  | { readonly kind: 'formulaLike' };

/** What is wrong with the catalogue as a whole. */
export type CatalogueProblem =
  | { readonly kind: 'noCatalogueTitle' | 'noVersion' | 'nothingAssessable' }
  | { readonly kind: 'tooManyNodes'; readonly count: number; readonly most: number }
  | { readonly kind: 'catalogueTooLarge'; readonly largest: number }
  | { readonly kind: 'alreadyHere'; readonly title: string; readonly version: string };

const notHindering: ReadonlySet<string> = new Set(['refChanged', 'titleFromDescription', 'formulaLike']);

export const hinders = (problem: NodeProblem): boolean => !notHindering.has(problem.kind);

export const mostNodes = 10_000;
export const deepest = 10;
const longestRef = 120;
const longestDescription = 30_000;
const mostQuestions = 60;
/** A part of a catalogue is one change: small beside what a message may hold. */
export const largestPart = 180_000;
const largestNode = 120_000;
export const largestCatalogue = 12_000_000;

export type CataloguePreview = {
  readonly catalogue: Catalogue;
  readonly groups: number;
  readonly leaves: number;
  readonly problems: readonly CatalogueProblem[];
  /** By node, in the file's order. */
  readonly nodeProblems: readonly { readonly place: number; readonly ref: string; readonly problem: NodeProblem }[];
  readonly withdrawn: number;
  readonly canBeTaken: boolean;
};

export const bytesOf = (value: unknown): number => utf8ToBytes(JSON.stringify(value)).length;

/**
 * Looks a catalogue through: every problem with the row or node that has it. It can be taken where nothing hinders, and
 * then whole. `leafKind`: what assessable nodes are where the file doesn't say (a control may be not applicable, a
 * clause may not). `here`: the catalogues that the organisation has already.
 */
export const previewCatalogue = (
  foreign: ForeignCatalogue,
  use: {
    readonly leafKind: 'clause' | 'control';
    readonly here: readonly { readonly id: string; readonly version: string }[];
  },
): CataloguePreview => {
  const { nodes } = foreign;
  const title = foreign.title.trim();
  const version = foreign.version.trim();
  if (nodes.length > mostNodes)
    return {
      catalogue: { id: foreign.id, title, version, nodes: [] },
      groups: 0,
      leaves: 0,
      problems: [{ kind: 'tooManyNodes', count: nodes.length, most: mostNodes }],
      nodeProblems: [],
      withdrawn: 0,
      canBeTaken: false,
    };
  const byKey = new Map<string, ForeignNode>();
  for (const node of nodes) if (!byKey.has(node.key)) byKey.set(node.key, node);
  const refs = new Map(nodes.map((node) => [node, refOf(node)]));
  const firstPlaces = new Map<string, number>();
  const questionIds = new Set<string>();
  const depths = depthsOf(nodes, byKey);

  const looked = nodes.map((node) => {
    const ref = refs.get(node) ?? '';
    const own = problemsOf(node, ref);
    const firstPlace = ref === '' ? undefined : firstPlaces.get(ref);
    if (ref !== '' && firstPlace === undefined) firstPlaces.set(ref, node.place);
    const parent = node.parentKey === undefined ? undefined : byKey.get(node.parentKey);
    const depth = depths.get(node) ?? 0;
    const made = catalogueNode(node, ref, parent && refs.get(parent), use.leafKind, questionIds);
    const problems: readonly NodeProblem[] = [
      ...own,
      ...(firstPlace === undefined ? [] : [{ kind: 'repeatedRef', ref, firstPlace } as const]),
      ...(node.parentKey !== undefined && !parent
        ? [{ kind: 'missingParent', parent: node.parentKey.slice(0, longestRef) } as const]
        : []),
      ...(depth === Number.POSITIVE_INFINITY ? [{ kind: 'cycle' } as const] : []),
      ...(depth !== Number.POSITIVE_INFINITY && depth > deepest ? [{ kind: 'tooDeep', most: deepest } as const] : []),
      ...(bytesOf(made) > largestNode ? [{ kind: 'nodeTooLarge', largest: largestNode } as const] : []),
    ];
    return { made, problems: problems.map((problem) => ({ place: node.place, ref, problem })) };
  });

  const rooted = withTopGroup(
    looked.map(({ made }) => made),
    title,
  );
  const nodeProblems = looked.flatMap(({ problems }) => problems);
  const leaves = rooted.filter(({ kind }) => kind !== 'group').length;
  const catalogue: Catalogue = {
    id: foreign.id.trim(),
    title,
    version,
    ...(foreign.language ? { language: foreign.language } : {}),
    ...(foreign.publisher ? { publisher: foreign.publisher.slice(0, longestLine) } : {}),
    ...(foreign.rights ? { rights: foreign.rights.slice(0, longestDescription) } : {}),
    nodes: rooted,
  };
  const problems: readonly CatalogueProblem[] = [
    ...(title === '' ? [{ kind: 'noCatalogueTitle' } as const] : []),
    ...(version === '' ? [{ kind: 'noVersion' } as const] : []),
    ...(leaves === 0 ? [{ kind: 'nothingAssessable' } as const] : []),
    ...(bytesOf(catalogue) > largestCatalogue
      ? [{ kind: 'catalogueTooLarge', largest: largestCatalogue } as const]
      : []),
    ...(use.here.some((one) => one.id === catalogue.id && one.version === version)
      ? [{ kind: 'alreadyHere', title, version } as const]
      : []),
  ];
  return {
    catalogue,
    groups: rooted.length - leaves,
    leaves,
    problems,
    nodeProblems,
    withdrawn: foreign.withdrawn ?? 0,
    canBeTaken: problems.length === 0 && !nodeProblems.some(({ problem }) => hinders(problem)),
  };
};

/** References stand in addresses and in lists: no letters that cut an address, and not the one of own procedures. */
const refOf = ({ ref }: ForeignNode): string => {
  const plain = ref.trim().replace(/[\s/\\?#%\p{Cc}]+/gu, '-');
  return plain === 'P' ? 'P-' : plain;
};

const startsLikeFormula = /^\s*[=+@]/u;

const problemsOf = (node: ForeignNode, ref: string): readonly NodeProblem[] => {
  const title = node.title.trim();
  const tooLong = (['ref', 'title', 'description'] as const).flatMap((part): readonly NodeProblem[] => {
    const longest = { ref: longestRef, title: longestLine, description: longestDescription }[part];
    return node[part].length > longest ? [{ kind: 'tooLong', part, longest }] : [];
  });
  return [
    ...(node.notes ?? []),
    ...(ref === '' ? [{ kind: 'noRef' } as const] : []),
    ...(title === '' && node.description.trim() === '' ? [{ kind: 'noTitle' } as const] : []),
    ...(title === '' && node.description.trim() !== '' ? [{ kind: 'titleFromDescription' } as const] : []),
    ...(ref !== '' && ref !== node.ref.trim()
      ? [{ kind: 'refChanged', from: node.ref.trim().slice(0, longestRef), to: ref.slice(0, longestRef) } as const]
      : []),
    ...tooLong,
    ...(node.questions.length > mostQuestions ? [{ kind: 'tooManyQuestions', most: mostQuestions } as const] : []),
    ...([node.ref, node.title, node.description, ...node.questions.map(({ text }) => text)].some((text) =>
      startsLikeFormula.test(text),
    )
      ? [{ kind: 'formulaLike' } as const]
      : []),
  ];
};

/** How deep each node stands, 1 at the top; infinite in a circle. Each is looked at once. */
const depthsOf = (
  nodes: readonly ForeignNode[],
  byKey: ReadonlyMap<string, ForeignNode>,
): ReadonlyMap<ForeignNode, number> => {
  const depths = new Map<ForeignNode, number>();
  for (const start of nodes) {
    const path: ForeignNode[] = [];
    const onPath = new Set<ForeignNode>();
    let at: ForeignNode | undefined = start;
    while (at && !depths.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = at.parentKey === undefined ? undefined : byKey.get(at.parentKey);
    }
    let depth = at === undefined ? 0 : onPath.has(at) ? Number.POSITIVE_INFINITY : (depths.get(at) ?? 0);
    for (const node of path.toReversed()) depths.set(node, ++depth);
  }
  return depths;
};

const titleOf = ({ title, description }: ForeignNode): string => {
  const plain = (title.trim() || description.trim()).replace(/\s+/gu, ' ');
  return title.trim() !== '' || plain.length <= 120 ? plain : `${plain.slice(0, 119).trimEnd()}…`;
};

const catalogueNode = (
  node: ForeignNode,
  ref: string,
  parent: string | undefined,
  leafKind: 'clause' | 'control',
  questionIds: Set<string>,
): Catalogue['nodes'][number] => {
  const place = { ref, title: titleOf(node), ...(parent === undefined || parent === ref ? {} : { parent }) };
  if (!node.isAssessable) return { ...place, kind: 'group' };
  const questions = node.questions
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, text }, i) => {
      const named = id && !questionIds.has(id) ? id : `${ref}-${i + 1}`;
      questionIds.add(named);
      return { id: named, text: text.trim() };
    });
  return {
    ...place,
    kind: node.kind ?? leafKind,
    about: node.description.trim(),
    questions,
    evidence: [...(node.evidence ?? [])],
    interview: [...(node.interview ?? [])],
    sampling: node.sampling ?? '',
    failure: node.failure ?? '',
    documents: [...(node.documents ?? [])],
    related: [...(node.related ?? [])],
  };
};

/** Assessable nodes at the top get a group, since a checklist is shown by groups. */
const withTopGroup = (nodes: readonly Catalogue['nodes'][number][], title: string): Catalogue['nodes'] => {
  const isLoose = (node: Catalogue['nodes'][number]) => node.kind !== 'group' && node.parent === undefined;
  if (!nodes.some(isLoose)) return [...nodes];
  const taken = new Set(nodes.map(({ ref }) => ref));
  let ref = '0';
  while (taken.has(ref)) ref += '0';
  return [
    { ref, title: title || ref, kind: 'group' },
    ...nodes.map((node) => (isLoose(node) ? { ...node, parent: ref } : node)),
  ];
};
