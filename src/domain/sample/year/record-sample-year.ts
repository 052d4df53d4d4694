import type { JournalKind } from '../../access/policies.ts';
import { auditRecordId, type WholeAudit } from '../../audit/audit-facts.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { reopenCase, sealJournal } from '../../journal/administer.ts';
import type { Change, UnlinkedChange } from '../../journal/change.ts';
import type { Authoring } from '../../journal/make-change.ts';
import { computedRecordId } from '../../journal/record-id.ts';
import { must } from '../../must.ts';
import type { EvidenceFile } from '../../nouns.ts';
import { editsOf } from '../../row.ts';
import { startFollowUp } from '../../sign-off/start-follow-up.ts';
import sampleData from '../norrsken-kredit.json' with { type: 'json' };
import { type SampleAct, sampleActs } from '../sample-acts.ts';
import type { SampleAudit } from '../sample-audit.ts';
import { sampleRecord } from '../sample-record.ts';
import { applicabilityActs, applicabilityCopyActs } from './applicability-acts.ts';
import { sampleCases } from './cases-acts.ts';
import { catalogueActs } from './catalogue-acts.ts';
import { sampleMeetings } from './meetings-acts.ts';
import organisationData from './organisation.json' with { type: 'json' };
import { organisationActs, type SampleOrganisation } from './organisation-acts.ts';
import planData from './plan.json' with { type: 'json' };
import { planActs, type SamplePlan } from './plan-acts.ts';
import programmeData from './programme.json' with { type: 'json' };
import { programmeActs, type SampleProgramme } from './programme-acts.ts';
import { readinessActs } from './readiness-acts.ts';
import { sampleSamples } from './samples-acts.ts';
import secondData from './second-audit.json' with { type: 'json' };
import { sampleIssues, signOffActs } from './sign-off-acts.ts';

const spring = sampleData as SampleAudit;
const june = secondData as SampleAudit;
const organisation = organisationData as SampleOrganisation;

/** Whose photos the sample year shows. */
export const sampleYearAudits: readonly SampleAudit[] = [spring, june];

/** Who records the sample year: the same hand that records everything else. */
export type SampleHand = {
  readonly found: (kind: JournalKind) => Promise<string>;
  readonly say: (journal: string, act: SampleAct) => Promise<void>;
  readonly administer: (
    journal: string,
    make: (by: Authoring, held: readonly Change[]) => readonly UnlinkedChange[],
  ) => Promise<void>;
  readonly read: (audit: string) => Promise<WholeAudit>;
};

export type SampleYear = {
  readonly organisation: string;
  /** The audit of spring, signed off. */
  readonly spring: string;
  readonly june: string;
  /** Begun, and open. */
  readonly followUp: string;
  readonly cases: readonly string[];
};

/**
 * A year of the made-up company: its organisation and programme, two audits, the first of which is signed off, the
 * cases of its nonconformities, readiness, and a follow-up audit that has just begun.
 */
export const recordSampleYear = async (
  hand: SampleHand,
  use: {
    readonly catalogue: Catalogue;
    readonly person: string;
    readonly newId: () => string;
    readonly files: ReadonlyMap<string, EvidenceFile>;
  },
): Promise<SampleYear> => {
  const { catalogue, person } = use;
  const home = await hand.found('organisation');
  const sayAll = async (journal: string, acts: readonly SampleAct[]) => {
    for (const act of acts) if (act.edits.length > 0) await hand.say(journal, act);
  };
  const register = organisationActs(home, organisation);
  const statement = { catalogue, before: register.flatMap(({ edits }) => edits) };
  const [first = [], second = [], since = []] = applicabilityActs(home, statement).map((act) => [act]);
  await sayAll(home, [...register, ...first, ...second, ...catalogueActs(home, catalogue)]);

  const audits = { 'IA-2026-004': await hand.found('audit'), 'IA-2026-007': await hand.found('audit') };
  const { 'IA-2026-004': springAudit, 'IA-2026-007': juneAudit } = audits;
  await sayAll(home, programmeActs(home, programmeData as SampleProgramme, { catalogue, audits }));

  await sayAll(springAudit, [
    ...sampleActs(springAudit, spring, use),
    ofOrganisation(springAudit, home, spring, 'IA-2026-004'),
    ...planActs(springAudit, planData as SamplePlan, { organisation: home, person, leadMark: 'SA' }),
    ...applicabilityCopyActs(springAudit, home, statement),
    ...sampleMeetings(springAudit),
    ...sampleSamples(springAudit),
    ...signOffActs(springAudit, (key) =>
      sampleRecord(springAudit, 'teamMember', must({ marek: 'MW', huong: 'NH' }[key], key)),
    ),
  ]);
  const signedOff = await hand.read(springAudit);
  await hand.administer(springAudit, (by, held) => [sealJournal(by, held, sampleIssues.first.reason)]);
  await sayAll(juneAudit, [...sampleActs(juneAudit, june, use), ofOrganisation(juneAudit, home, june, 'IA-2026-007')]);

  const lead = signedOff.team.find(({ fields }) => fields.role === 'lead')?.fields.name ?? '';
  const cases: string[] = [];
  for (const { acts } of sampleCases(signedOff, lead)) {
    const journal = await hand.found('case');
    cases.push(journal);
    for (const { before, then, reason = '', ...act } of acts(journal)) {
      if (before) await hand.administer(journal, (by, held) => [reopenCase(by, held, reason)]);
      await hand.say(journal, act);
      if (then) await hand.administer(journal, (by, held) => [sealJournal(by, held, reason)]);
    }
  }
  await sayAll(home, [...since, ...readinessActs(home, { audit: springAudit, documents: organisation.documents })]);

  const followUp = await hand.found('audit');
  const closed = new Map([[sampleRecord(springAudit, 'finding', 'NH-01'), 'closed' as const]]);
  const begun = startFollowUp(signedOff, closed, {
    auditor: { person, name: lead, mark: 'SA' },
    today: '2026-10-06',
    title: 'Follow-up of the nonconformities of spring 2026',
    objectives: 'See whether the corrective actions of the spring audit were carried out, and whether they work.',
    scope: 'The requirements on which nonconformities of IA-2026-004 are still open, at both sites.',
    reason: 'Not part of the follow-up of IA-2026-004.',
  });
  if (!begun.ok) throw new Error(`Bug: the sample's follow-up is refused: ${begun.refusal.kind}`);
  await sayAll(followUp, [
    { edits: begun.value(followUp), photos: [] },
    {
      edits: editsOf('audit', auditRecordId(followUp), {
        number: 'IA-2026-010',
        endsOn: '2026-10-07',
        plannedAudit: { journal: home, record: sampleRecord(home, 'plannedAudit', 'IA-2026-010') },
      }),
      photos: [],
    },
  ]);
  await sayAll(home, [
    {
      edits: editsOf('plannedAudit', sampleRecord(home, 'plannedAudit', 'IA-2026-010'), { audit: followUp }),
      photos: [],
    },
  ]);
  return { organisation: home, spring: springAudit, june: juneAudit, followUp, cases };
};

/** Says of a sample audit whose it is, and where its sites and systems were copied from. */
const ofOrganisation = (audit: string, home: string, sample: SampleAudit, planned: string): SampleAct => {
  const source = (noun: 'site' | 'aiSystem', key: string) =>
    editsOf(noun, sampleRecord(audit, noun, key), { source: { journal: home, record: sampleRecord(home, noun, key) } });
  return {
    photos: [],
    edits: [
      ...editsOf('audit', auditRecordId(audit), {
        organisationSource: { journal: home, record: computedRecordId(home, 'organisation', 'facts') },
        plannedAudit: { journal: home, record: sampleRecord(home, 'plannedAudit', planned) },
      }),
      ...sample.sites.flatMap(({ key }) => source('site', key)),
      ...sample.aiSystems.flatMap(({ key }) => source('aiSystem', key)),
    ],
  };
};
