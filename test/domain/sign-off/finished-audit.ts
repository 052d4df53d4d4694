import { auditFacts, auditRecordId, type WholeAudit } from '#domain/audit/audit-facts.ts';
import { itemStates } from '#domain/checklist/item-states.ts';
import { addMember } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { editsOf } from '#domain/row.ts';
import { waiverRecordId } from '#domain/sign-off/hand-ins.ts';
import { checkSignOff, type SignOffUse } from '#domain/sign-off/sign-off-blockers.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

/** An audit that nothing hinders from being signed off, with its lead; what a test takes away is what blocks. */
export const finishedAudit = () => {
  const made = buildAudit();
  const lead = made.author;
  for (const { item } of itemStates(made.facts())) made.act(made.answer(item, 'notAudited', 'No time'));
  lead.edit(
    ...editsOf('audit', auditRecordId(lead.journal), {
      conclusion: 'In place, with gaps.',
      conformityAnswer: 'In large part.',
      effectivenessAnswer: 'With one exception.',
    }),
  );
  // The plan names Sofia, who is somebody else than the simulated founder here.
  const plan = made.facts().team[0];
  if (plan)
    lead.edit(
      ...editsOf('waiver', waiverRecordId(lead.journal, sofia.person), {
        person: sofia.person,
        name: sofia.name,
        reason: 'Worked on this tablet',
      }),
    );
  /** Another member, who holds everything that the lead holds now. */
  const join = (space: string, role: 'auditor' | 'lead' | 'observer' = 'auditor'): SimulatedAuthor => {
    const author = new SimulatedAuthor(space, lead.journal);
    const [added] = lead.act((authoring) => [
      addMember(authoring, { person: author.person, name: `Auditor ${space}`, role, publicKey: space.padEnd(2, '0') }),
    ]);
    author.writeUnder(added?.record ?? '');
    author.receive(lead.changes.values());
    return author;
  };
  return { ...made, lead, join };
};

export const heldBy = (author: SimulatedAuthor): readonly Change[] => [...author.changes.values()];

export const factsOf = (author: SimulatedAuthor): WholeAudit =>
  auditFacts(author.journal, catalogue, [...author.view().values()]);

export const knownTo = (author: SimulatedAuthor, more: Partial<SignOffUse> = {}): SignOffUse => ({
  signer: { person: author.person, key: heldBy(author).findLast((change) => change.by === author.person)?.chain ?? '' },
  drafts: [],
  isFileHere: () => true,
  ...more,
});

export const checkOf = (author: SimulatedAuthor, more: Partial<SignOffUse> = {}) =>
  checkSignOff(factsOf(author), heldBy(author), authorityOf(heldBy(author)), knownTo(author, more));
