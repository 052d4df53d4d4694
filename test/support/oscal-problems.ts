import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { corpusJson } from './audit-corpus.ts';

const schemas = {
  'assessment-plan': 'oscal/oscal_assessment-plan_schema.json',
  'assessment-results': 'oscal/oscal_assessment-results_schema.json',
  'plan-of-action-and-milestones': 'oscal/oscal_poam_schema.json',
} as const;

type Problem = string;

/** What OSCAL's own JSON schema says against a document, where the corpus has it. */
const schemaProblems = async (document: object): Promise<readonly Problem[]> => {
  const schema = await corpusJson(schemas[Object.keys(document)[0] as keyof typeof schemas]);
  if (schema === undefined) return [];
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as object);
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const token = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The rules of OSCAL that are easily broken, checked without its schema: ids, dates, empty lists, references. */
const ownProblems = (document: object): readonly Problem[] => {
  const problems: Problem[] = [];
  const [named, referred] = [new Set<string>(), new Map<string, string>()];
  const walk = (value: unknown, path: string, name: string): void => {
    const is = (holds: boolean, what: string) => {
      if (!holds) problems.push(`${path}: ${what}: ${JSON.stringify(value).slice(0, 80)}`);
    };
    if (Array.isArray(value)) {
      is(value.length > 0, 'empty list');
      value.forEach((one, i) => {
        walk(one, `${path}/${i}`, name);
      });
    } else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`, key);
    else if (typeof value !== 'string') is(false, 'neither text, list nor object');
    else if (name === 'uuid') {
      is(uuid.test(value) && !named.has(value), 'UUID wrong or given twice');
      named.add(value);
    } else if (/-uuids?$/.test(name)) referred.set(value, path);
    else if (name === 'href' && value.startsWith('#')) referred.set(value.slice(1), path);
    else if (/^(?:control|target|role)-id$/.test(name)) is(token.test(value), 'no token');
    else if (/^(?:collected|start|end|last-modified)$/.test(name)) is(instant.test(value), 'no instant with zone');
    else if (/^(?:name|value|title)$/.test(name)) is(/^\S(?:.*\S)?$/.test(value), 'not one line');
  };
  walk(document, '', '');
  for (const [id, path] of referred) if (!named.has(id)) problems.push(`${path}: nothing has the id ${id}`);
  return problems;
};

export const oscalProblems = async (document: object): Promise<readonly Problem[]> => [
  ...ownProblems(document),
  ...(await schemaProblems(document)),
];
