import type { AuditFacts } from '../../audit/audit-facts.ts';
import { caseRecordId, roundRecordId } from '../../corrective-action/case-records.ts';
import { planIn } from '../../corrective-action/decide-plan.ts';
import { issueCase } from '../../corrective-action/issue-case.ts';
import type { Edit } from '../../journal/edit.ts';
import { must } from '../../must.ts';
import type { RecordOf } from '../../nouns.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './cases.json' with { type: 'json' };

type SampleRound = {
  readonly corrections: readonly Partial<RecordOf<'correction'>>[];
  readonly extent?: Partial<RecordOf<'extent'>>;
  readonly cause?: Partial<RecordOf<'cause'>>;
  readonly whys: readonly Partial<RecordOf<'why'>>[];
  readonly actions: readonly (Partial<RecordOf<'correctiveAction'>> & { readonly key: string })[];
  /** `plan`: the one action of a plan that was rejected and then written anew. */
  readonly decisions: readonly (Partial<Omit<RecordOf<'planDecision'>, 'plan'>> & { readonly plan?: string })[];
  readonly check?: Partial<RecordOf<'effectivenessCheck'>>;
  readonly closures?: readonly Partial<RecordOf<'closure'>>[];
};
type SampleCase = {
  readonly finding: string;
  readonly owner: string;
  readonly verifier?: string;
  readonly issuedOn: string;
  readonly answerOn: string;
  readonly acknowledgement?: Partial<RecordOf<'acknowledgement'>>;
  readonly rounds: readonly SampleRound[];
};

/** `then`: what is done to the journal after the act; `before`: what has to be done to it first. */
export type SampleCaseAct = SampleAct & {
  readonly before?: 'reopen';
  readonly then?: 'seal';
  readonly reason?: string;
};

export type SampleCaseJournal = {
  /** Of the finding; the case's records have this in their keys too. */
  readonly number: string;
  readonly acts: (journal: string) => readonly SampleCaseAct[];
};

/** The cases of the sample audit through the year: what is said in the journal of each, once the audit was recorded. */
export const sampleCases = (audit: AuditFacts, lead: string): readonly SampleCaseJournal[] =>
  (data.cases as readonly SampleCase[]).map((said) => ({
    number: said.finding,
    acts: (journal) => [
      { photos: [], edits: [...issued(audit, said, lead)(journal), ...acknowledged(journal, said)] },
      ...said.rounds.flatMap((round, i) => roundActs(journal, said.finding, round, i + 1)),
    ],
  }));

const issued = (audit: AuditFacts, said: SampleCase, lead: string) => {
  const finding = must(
    audit.findings.find(({ fields }) => fields.number === said.finding),
    `sample finding ${said.finding}`,
  );
  const { owner, verifier = '', issuedOn, answerOn } = said;
  const made = issueCase(audit, finding, { owner, verifier, issuedOn, answerOn, issuedBy: lead }, []);
  if (!made.ok) throw new Error(`Bug: sample case ${said.finding}: ${made.refusal.kind}`);
  return made.value;
};

const acknowledged = (journal: string, { acknowledgement }: SampleCase): readonly Edit[] =>
  acknowledgement
    ? editsOf('acknowledgement', caseRecordId(journal, 'acknowledgement'), {
        ...acknowledgement,
        signature: { name: acknowledgement.by ?? '', at: `${acknowledgement.on ?? ''}T08:00:00.000Z` },
      })
    : [];

const roundActs = (journal: string, finding: string, said: SampleRound, round: number): readonly SampleCaseAct[] => {
  const key = (name: string | number) => `${finding} ${round} ${name}`;
  const extent = roundRecordId(journal, 'extent', round);
  const cause = roundRecordId(journal, 'cause', round);
  const actions = said.actions.map(({ key: name, ...fields }) => ({
    record: sampleRecord(journal, 'correctiveAction', key(name)),
    fields,
  }));
  const parts = {
    corrections: said.corrections.map((fields) => ({ fields })),
    extent: said.extent && { fields: said.extent },
    cause: said.cause && { fields: said.cause },
    whys: said.whys.map((fields) => ({ fields })),
    actions,
  };
  const decisions = said.decisions.map((decision, i) => ({
    ...decision,
    record: sampleRecord(journal, 'planDecision', key(i + 1)),
  }));
  const answers: readonly Edit[] = [
    ...said.corrections.flatMap((fields, i) =>
      editsOf('correction', sampleRecord(journal, 'correction', key(i + 1)), { ...fields, round }),
    ),
    ...(said.extent ? editsOf('extent', extent, said.extent) : []),
    ...(said.cause ? editsOf('cause', cause, said.cause) : []),
    ...said.whys.flatMap((fields, i) =>
      editsOf('why', sampleRecord(journal, 'why', key(i + 1)), { ...fields, parent: cause, order: i + 1 }),
    ),
    ...actions.flatMap(({ record, fields }, i) =>
      editsOf('correctiveAction', record, { ...fields, order: i + 1, round }),
    ),
    ...decisions.flatMap(({ record, plan, ...fields }, i) =>
      editsOf('planDecision', record, {
        ...fields,
        round,
        actions: actions.map((action) => action.record),
        plan:
          plan === undefined
            ? planIn(parts)
            : planIn({
                ...parts,
                actions: actions.slice(0, 1).map(({ record: of }) => ({ record: of, fields: { text: plan } })),
              }),
        after: decisions.slice(Math.max(0, i - 1), i).map((before) => before.record),
      }),
    ),
    ...(said.check
      ? editsOf('effectivenessCheck', roundRecordId(journal, 'effectivenessCheck', round), {
          ...said.check,
          order: round,
          judged: said.check.result && said.check.criterion,
        })
      : []),
  ];
  const closures = (said.closures ?? []).map((fields, i) => ({
    fields,
    record: sampleRecord(journal, 'closure', key(i + 1)),
  }));
  return [
    ...(answers.length > 0 ? [{ photos: [], edits: answers }] : []),
    ...closures.map(
      ({ record, fields }, i): SampleCaseAct => ({
        photos: [],
        edits: editsOf('closure', record, {
          ...fields,
          round,
          after: closures.slice(0, i).map((before) => before.record),
        }),
        ...(fields.decision === 'closed' ? { then: 'seal' } : { before: 'reopen' }),
        reason: fields.reason ?? '',
      }),
    ),
  ];
};
