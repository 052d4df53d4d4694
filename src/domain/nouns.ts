import * as z from 'zod/mini';
import { responses } from './checklist/response.ts';
import { evidenceKinds } from './evidence/evidence-kind.ts';
import { grades, themes } from './finding/grade.ts';

/** Characters a text field may hold; more is refused, and the words stay in the draft. */
export const longestText = 250_000;

const longestLine = 2_000;

const line = z.string().check(z.maxLength(longestLine));
const text = z.string().check(z.maxLength(longestText));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const momentOfDay = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const count = z.int().check(z.nonnegative());

/** Which change of which journal a copied fact came from (SYNC: an audit journal is self-contained). */
const source = z.object({ journal: id, record: id });

export const methods = ['onSite', 'remote', 'hybrid'] as const;
export const teamRoles = ['lead', 'auditor', 'auditorInTraining', 'technicalExpert', 'observer'] as const;
export const systemRoles = ['developer', 'provider', 'deployer', 'user'] as const;
export const photoKeepings = ['original', 'copy2560'] as const;

/** The file of a piece of evidence: `sha256` and `size` are of the bytes as given, whatever is kept of them. */
const file = z.object({
  name: line,
  mediaType: line,
  size: count,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** What this tablet keeps: the bytes as given, or a smaller copy with a hash of its own. */
  kept: z.object({
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    mediaType: line,
    size: count,
    isOriginal: z.boolean(),
  }),
  /** A JPEG made for reading and for the report, where the kept bytes are no JPEG. */
  readable: z.optional(z.object({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), size: count })),
  width: z.optional(count),
  height: z.optional(count),
  /** EXIF orientation of the kept bytes, 1 to 8. */
  orientation: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
});

/**
 * Every kind of record in an organisation or audit journal, declared once: types, the device store, the recorder's
 * checks and the test builders derive from it. A record comes into being field by field, so every field may be absent.
 */
export const nouns = {
  organisation: z.object({ name: line }),
  audit: z.object({
    number: line,
    /** Of the report under its number: the lead's, as the number is. */
    issue: line,
    title: line,
    organisation: line,
    organisationSource: source,
    client: line,
    catalogue: z.object({ id: line, version: line }),
    objectives: text,
    scope: text,
    startsOn: day,
    endsOn: day,
    methods: z.readonly(z.array(z.enum(methods))),
    photoKeeping: z.enum(photoKeepings),
    confidentiality: line,
    distribution: text,
    samplingNote: text,
    conclusion: text,
    conformityAnswer: text,
    effectivenessAnswer: text,
    recommendations: text,
    divergentOpinions: text,
    followUp: text,
  }),
  site: z.object({ name: line, place: line, source }),
  procedure: z.object({ name: line, version: line }),
  aiSystem: z.object({
    name: line,
    role: z.enum(systemRoles),
    purpose: line,
    owner: line,
    theme: z.enum(themes),
    source,
  }),
  teamMember: z.object({
    name: line,
    role: z.enum(teamRoles),
    mark: line,
    person: id,
    ownAreas: line,
    impartiality: z.enum(['declared', 'notDeclared']),
  }),
  checklistResponse: z.object({
    item: line,
    response: z.enum(responses),
    reason: text,
    note: text,
    workingNote: text,
  }),
  questionAsked: z.object({ item: line, question: line, asked: z.boolean() }),
  finding: z.object({
    item: line,
    number: line,
    grade: z.enum(grades),
    title: line,
    requirement: text,
    statement: text,
    gradeReason: text,
    raisedOn: day,
    raisedBy: line,
    area: line,
    site: id,
    aiSystem: id,
    theme: z.enum(themes),
    acknowledgement: z.enum(['agrees', 'disagrees']),
    acknowledgementComment: text,
    repeatOf: line,
  }),
  evidence: z.object({
    item: line,
    kind: z.enum(evidenceKinds),
    paper: z.enum(['report', 'working']),
    number: line,
    title: line,
    description: text,
    eventOn: momentOfDay,
    capturedAt: instant,
    capturedBy: line,
    place: z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number() }),
    file,
    documentId: line,
    documentVersion: line,
    documentOn: day,
    interviewee: line,
    method: line,
    population: count,
    sampleSize: count,
    sampleHits: count,
  }),
  evidenceLink: z.object({ parent: id, evidence: id }),
  /** One member on one installation says that their part of the audit is handed in. */
  handIn: z.object({ person: id, installation: id, handedIn: z.boolean() }),
} as const;

export type Noun = keyof typeof nouns;
export type RecordOf<N extends Noun> = z.infer<(typeof nouns)[N]>;
export type FieldOf<N extends Noun> = keyof RecordOf<N> & string;
export type EvidenceFile = RecordOf<'evidence'>['file'];

/** How many characters a text field takes; undefined where the field is no free text. */
export const longestAllowed = (noun: string, field: string): number | undefined =>
  isAllowedValue(noun, field, 'x'.repeat(longestLine + 1))
    ? longestText
    : isAllowedValue(noun, field, 'x')
      ? longestLine
      : undefined;

/** Whether a value may stand in a field of a noun. Null always may: it clears the field. */
export const isAllowedValue = (noun: string, field: string, value: unknown): boolean => {
  if (field === 'deleted') return typeof value === 'boolean';
  const shape: Record<string, z.core.$ZodType> | undefined = nouns[noun as Noun]?.shape;
  const schema = shape?.[field];
  return schema !== undefined && (value === null || z.safeParse(schema, value).success);
};
