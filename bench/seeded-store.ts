import 'fake-indexeddb/auto';
import { auditFacts } from '#domain/audit/audit-facts.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import { editsOf } from '#domain/row.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

/** The tables of a store with 500 findings and 500 photos, made by the real recorder; bytes are left to the browser. */
export const seededStore = async (
  count: number,
): Promise<{ readonly journal: string; readonly tables: Record<string, readonly unknown[]> }> => {
  const { database, recorder, begin } = await testTablet();
  const journal = await begin();
  const leaves = leavesOf(catalogue);
  const given: string[] = [];
  const numbers = (edits: readonly { field: string; value: unknown }[]) =>
    given.push(...edits.flatMap((edit) => (edit.field === 'number' ? [String(edit.value)] : [])));
  const empty = auditFacts(journal, catalogue, []);
  for (let i = 0; i < count; i++) {
    const item = leaves[i % leaves.length]?.ref ?? '4.1';
    const facts = { ...empty, numbersGiven: given };
    const finding = crypto.randomUUID();
    const raised = raiseFinding(facts, {
      record: finding,
      item,
      grade: i % 5 === 0 ? 'minor' : 'observation',
      by: sofia,
      today: '2026-03-17',
    });
    if (!raised.ok) throw new Error(raised.refusal.kind);
    numbers(raised.value);
    const sha256 = i.toString(16).padStart(64, '0');
    const photo = recordEvidence(facts, {
      record: crypto.randomUUID(),
      item,
      kind: 'photo',
      by: sofia,
      now: '2026-03-17T10:00:00.000Z',
      finding,
      fields: {
        title: `What was seen at ${item}, number ${i}`,
        eventOn: '2026-03-17T10:40',
        file: {
          name: `IMG_${i}.jpg`,
          mediaType: 'image/jpeg',
          size: 300_000,
          sha256,
          kept: { sha256, mediaType: 'image/jpeg', size: 300_000, isOriginal: true },
          width: 1600,
          height: 1200,
          orientation: 1,
        },
      },
    });
    numbers(photo);
    const words = editsOf('finding', finding, {
      title: `Finding ${i} on ${item}`,
      statement: `What was seen at ${item} was not as it should be, in ${i} of 500 cases.`,
    });
    await recorder.commit({ journal, edits: [...raised.value, ...words, ...photo] });
  }
  const tables: Record<string, readonly unknown[]> = {};
  for (const name of ['changes', 'rows', 'outbox', 'journals']) tables[name] = await database.table(name).toArray();
  return { journal, tables };
};
