import { expect, test } from 'vitest';
import { editsOf } from '#domain/row.ts';
import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { lateNoteAct, sampleIssues, signOffActs } from '#domain/sample/year/sign-off-acts.ts';
import { waiverRecordId } from '#domain/sign-off/hand-ins.ts';
import { recommendationDoubts } from '#domain/sign-off/recommendations.ts';
import { signOff, supplement } from '#domain/sign-off/seal-audit.ts';
import { sealsOf } from '#domain/sign-off/seals.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { checkOf, factsOf, finishedAudit, heldBy, knownTo } from '../sign-off/finished-audit.ts';

const sample = sampleData as SampleAudit;

test('nothing stands before the sign-off of the sample audit, and its recommendations rest on its findings', () => {
  const author = new SimulatedAuthor('a').found();
  const names = sample.items.flatMap(({ evidence }) => evidence.flatMap(({ photo }) => photo?.file ?? []));
  const files = new Map(
    names.map((name, i) => {
      const described = { mediaType: 'image/jpeg', size: 1, sha256: i.toString(16).padStart(64, '0') };
      return [name, { name, ...described, kept: { ...described, isOriginal: true } }] as const;
    }),
  );
  for (const { edits } of sampleActs(author.journal, sample, {
    catalogue,
    person: author.person,
    newId: author.newId,
    files,
  }))
    author.edit(...edits);
  const colleague = (name: string) => factsOf(author).team.find(({ fields }) => fields.name === name);
  const persons = { marek: colleague('Marek Wiśniewski')?.record, huong: colleague('Nguyễn Thị Hương')?.record };
  for (const { edits } of signOffActs(author.journal, (key) => persons[key as keyof typeof persons]))
    author.edit(...edits);
  expect(checkOf(author).blockers).toEqual([]);
  const recommendations = factsOf(author).of('recommendation');
  expect(recommendations.map((row) => recommendationDoubts(factsOf(author), row))).toEqual([[], [], []]);
  expect(signOff(factsOf(author), heldBy(author), sampleIssues.first.reason, knownTo(author)).ok).toBe(true);
});

test('the late note of the sample comes in by its supplement', () => {
  const { lead, join } = finishedAudit();
  const marek = join('b');
  lead.edit(
    ...editsOf('waiver', waiverRecordId(lead.journal, marek.person), { person: marek.person, reason: 'On leave' }),
  );
  const made = signOff(factsOf(lead), heldBy(lead), sampleIssues.first.reason, knownTo(lead));
  if (!made.ok) throw new Error(made.refusal.kind);
  lead.act(made.value);
  marek.edit(...lateNoteAct(lead.journal).edits);
  lead.receive(marek.changes.values());
  const acts = sealsOf(heldBy(lead)).late.map(({ act }) => act);
  const next = supplement(factsOf(lead), heldBy(lead), {
    reason: sampleIssues.supplement.reason,
    acts,
    person: lead.person,
  });
  if (!next.ok) throw new Error(next.refusal.kind);
  lead.act(next.value);
  expect(factsOf(lead).responses.get('7.5.3')?.fields.note).toContain('valid until further notice');
});
