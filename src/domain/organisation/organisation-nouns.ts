import * as z from 'zod/mini';
import { day, id, ids, line, lines, source, text } from '../fields.ts';

export const areaKinds = ['process', 'area'] as const;
export const competenceKinds = ['education', 'training', 'experience', 'knowledge', 'auditorQualification'] as const;
export const personRoles = ['lead', 'auditor', 'technicalExpert', 'processOwner', 'verifier', 'topManagement'] as const;

/** What an organisation's journal keeps of itself, beside its sites and AI systems. Audits copy what they rely on. */
export const organisationNouns = {
  /** `items`: clauses and controls that the area answers for. `owner`: a person's record. */
  area: z.object({ name: line, kind: z.enum(areaKinds), owner: id, site: id, items: lines, description: text, source }),
  /** One entry of the register of documented information. `items`: clauses and controls that it stands for. */
  document: z.object({
    identifier: line,
    title: line,
    version: line,
    issuedOn: day,
    reviewOn: day,
    owner: line,
    place: line,
    items: lines,
    source,
  }),
  /** `account`: the person's id on the server, where they have one. `areas`: those they answer for. */
  person: z.object({
    name: line,
    position: line,
    roles: z.readonly(z.array(z.enum(personRoles))),
    areas: ids,
    mark: line,
    account: id,
    reviewOn: day,
    source,
  }),
  /** `parent`: the person. What they can, what shows it, and until when. */
  competence: z.object({
    parent: id,
    kind: z.enum(competenceKinds),
    subject: line,
    evidence: text,
    gainedOn: day,
    reviewOn: day,
  }),
  /** `parent`: the AI system. A change that asks for risks and impacts to be looked at again. */
  systemChange: z.object({ parent: id, title: line, changedOn: day, note: text }),
} as const;
