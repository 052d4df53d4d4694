import * as z from 'zod/mini';
import {
  auditKinds,
  lifeCycleStages,
  methods,
  photoKeepings,
  splitKinds,
  systemRoles,
  teamRoles,
} from './audit/audit-choices.ts';
import { responses } from './checklist/response.ts';
import { evidenceKinds } from './evidence/evidence-kind.ts';
import {
  count,
  day,
  id,
  ids,
  instant,
  line,
  lines,
  longestLine,
  longestText,
  momentOfDay,
  sha256,
  source,
  text,
} from './fields.ts';
import { grades, themes } from './finding/grade.ts';
import type { laterNouns } from './later-nouns.ts';

/** The file of a piece of evidence: `sha256` and `size` are of the bytes as given, whatever is kept of them. */
const file = z.object({
  name: line,
  mediaType: line,
  size: count,
  sha256: sha256,
  /** What this tablet keeps: the bytes as given, or a smaller copy with a hash of its own. */
  kept: z.object({
    sha256: sha256,
    mediaType: line,
    size: count,
    isOriginal: z.boolean(),
  }),
  /** A JPEG made for reading and for the report, where the kept bytes are no JPEG. */
  readable: z.optional(z.object({ sha256: sha256, size: count })),
  width: z.optional(count),
  height: z.optional(count),
  /** EXIF orientation of the kept bytes, 1 to 8. */
  orientation: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
});

/**
 * The kinds of record that an audit's checklist writes, declared once: types, the device store, the recorder's checks
 * and the test builders derive from it. A record comes into being field by field, so every field may be absent. What
 * no checklist needs stands in `later-nouns.ts`, and is loaded when it is first written.
 */
export const nouns = {
  organisation: z.object({ name: line }),
  audit: z.object({
    number: line,
    /** Of the report under its number: the lead's, as the number is. */
    issue: line,
    title: line,
    kind: z.enum(auditKinds),
    /** The audit that this one follows up. */
    followsUp: source,
    /** The entry of the programme that it was started from. */
    plannedAudit: source,
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
    /** Whether the plan agreed that the report recommends. */
    agreesRecommendations: z.boolean(),
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
    lifeCycleStage: z.enum(lifeCycleStages),
    riskClass: line,
    data: text,
    themes: z.readonly(z.array(z.enum(themes))),
    source,
  }),
  teamMember: z.object({
    name: line,
    role: z.enum(teamRoles),
    mark: line,
    person: id,
    ownAreas: line,
    /** Areas, and clauses or controls, that this person answers for and so may not audit. */
    areas: ids,
    items: lines,
    impartiality: z.enum(['declared', 'notDeclared']),
  }),
  checklistResponse: z.object({
    item: line,
    response: z.enum(responses),
    reason: text,
    note: text,
    workingNote: text,
  }),
  /**
   * An item that is audited in parts, one by AI system or site: `parts` are their records. Responses, findings and
   * evidence of a part name the item as `partKey` gives it.
   */
  itemSplit: z.object({ item: line, by: z.enum(splitKinds), parts: ids }),
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
    /** The drawn sample that these figures come from. */
    sample: id,
  }),
  evidenceLink: z.object({ parent: id, evidence: id }),
  /** One member on one installation says that their part of the audit is handed in. */
  handIn: z.object({ person: id, installation: id, handedIn: z.boolean() }),
} as const;

type Nouns = typeof nouns & typeof laterNouns;

export type Noun = keyof Nouns;
export type RecordOf<N extends Noun> = z.infer<Nouns[N]>;
export type FieldOf<N extends Noun> = keyof RecordOf<N> & string;
export type EvidenceFile = RecordOf<'evidence'>['file'];

/** Schemas of records by their noun. */
export type NounSchemas = {
  readonly [noun: string]: { readonly shape: { readonly [field: string]: z.core.$ZodType } };
};

/** How many characters a text field takes; undefined where the field is no free text. */
export const longestAllowed = (noun: string, field: string, schemas: NounSchemas = nouns): number | undefined =>
  isAllowedValue(noun, field, 'x'.repeat(longestLine + 1), schemas)
    ? longestText
    : isAllowedValue(noun, field, 'x', schemas)
      ? longestLine
      : undefined;

/** Whether a value may stand in a field of a noun. Null always may: it clears the field. */
export const isAllowedValue = (noun: string, field: string, value: unknown, schemas: NounSchemas = nouns): boolean => {
  if (field === 'deleted') return typeof value === 'boolean';
  const schema = Object.hasOwn(schemas, noun) ? schemas[noun]?.shape[field] : undefined;
  return schema !== undefined && (value === null || z.safeParse(schema, value).success);
};
