import { describe, expect, test } from 'vitest';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { merkleRoot } from '#domain/journal/merkle-root.ts';
import { must } from '#domain/must.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { waiverRecordId } from '#domain/sign-off/hand-ins.ts';
import { sealsOf } from '#domain/sign-off/seals.ts';
import { proofWords } from '#package/proof-words.ts';
import { readPackage } from '#package/read-package.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { renderDocument } from '#report/document/render-document.ts';
import { oscalDocuments } from '#report/oscal/oscal-documents.ts';
import { renderWorkbook } from '#report/tables/render-workbook.ts';
import { makeWording } from '#report/wording/wording.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { zippedTexts } from '#test/support/read-office.ts';
import { readPdf, squeezed } from '#test/support/read-pdf.ts';
import { renderInNode } from '#test/support/render-in-node.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { packed, sourceOf } from './packing.ts';
import { signedAudit } from './signed-audit.ts';

const made = { at: '2026-03-27T15:00:00.000Z', app: 'test' };

/** A package of an audit with everything that a sign-off says, sealed, and with a word that came after. */
const sealedPackage = async () => {
  const audit = signedAudit();
  const { journal, lead, auditor, edit, newId } = audit;
  const finding = must(audit.facts().findings[0], 'finding');
  edit(
    lead,
    ...editsOf('recommendation', newId(), {
      text: 'Settle who leads supplier control',
      reason: 'Two owners on paper',
      forWhom: 'Executive board',
      findings: [finding.record],
    }),
    ...editsOf('reportSignature', newId(), {
      name: 'Łucja Ångström',
      role: 'lead',
      position: 'Head of internal audit',
      signature: { name: 'Łucja Ångström', at: made.at },
    }),
    ...editsOf('waiver', waiverRecordId(journal, auditor.person), {
      person: auditor.person,
      name: 'Ben',
      reason: 'On leave since Thursday',
      by: 'Łucja Ångström',
      at: made.at,
    }),
  );
  audit.seal();
  edit(auditor, ...editsOf('audit', must(audit.facts().audit, 'audit').record, { conclusion: 'LATE-WORDS' }));
  const { bytes } = await packed([{ journal, changes: audit.changes }], audit.readBlob);
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const { changes } = must(read.value.journals[0], 'journal');
  const model = reportModel(factsOfChanges(changes, catalogue), { ...made, seals: sealsOf(changes) });
  return { read: read.value, changes, model, facts: factsOfChanges(changes, catalogue) };
};

describe('the report of a signed-off audit', () => {
  test('[SO18] prints the root that follows from what the seal lists, and verify finds the same', async () => {
    const { read, changes, model } = await sealedPackage();
    const seal = must(
      changes.find(({ kind }) => kind === 'seal'),
      'seal',
    );
    const covered = new Set(seal.covers);
    const listed = changes.map((change) => linkHash(change)).filter((link) => covered.has(link));
    const blobs = read.manifest.blobs.map(({ sha256 }) => sha256);
    const root = merkleRoot(listed, blobs);
    expect(model.signOff?.issues).toMatchObject([{ issue: 1, root, reason: 'done', isStanding: true }]);
    expect(model).toMatchObject({ isDraft: false, signOff: { late: 1, absent: 0 } });
    const pages = squeezed((await readPdf((await renderInNode(model)).bytes)).pages.join(''));
    expect(pages.split(root)).toHaveLength(3);
    const proof = await verifyPackage(read, makeSignatureCheck());
    expect(proof.journals[0]?.seals).toMatchObject([{ root, isRootRight: true, isStanding: true }]);
    const words = proofWords(proof, { manifest: read.manifest, journals: read.journals })
      .flatMap(({ lines }) => lines.map((line) => `${line.is} ${line.words}`))
      .join('\n');
    expect(words).toMatch(new RegExp(`^proven Seal 1 by .*${root}, as a report of this issue prints it`, 'mu'));
  });

  test('[SO18] [SO19] says each issue, each waiver and each signature, nothing late, and what is not proven', async () => {
    const { model } = await sealedPackage();
    const pages = squeezed((await readPdf((await renderInNode(model)).bytes)).pages.join(''));
    for (const { text } of enteredTexts(model)) expect(pages).toContain(squeezed(text));
    for (const text of [
      'Issue 1',
      'On leave since Thursday',
      'Settle who leads supplier control',
      '1 change came beside or after the sign-off',
      'That the clock of a tablet was right',
      'That what a photograph shows was genuine',
      'That nothing was withheld before it was first handed on',
    ])
      expect(pages).toContain(squeezed(text));
    expect(pages).not.toContain('LATE-WORDS');
    expect(pages).not.toContain(squeezed('This is a draft'));
  });

  test('[SO18] is no draft as a Word file, workbook or OSCAL either, and holds the same words there', async () => {
    const { model, facts } = await sealedPackage();
    const w = makeWording();
    const root = model.signOff?.issues[0]?.root ?? '';
    const document = [...zippedTexts(await renderDocument(model, w)).values()].join('');
    const sheets = [...zippedTexts(await renderWorkbook(model, w)).values()].join('');
    const oscal = JSON.stringify(oscalDocuments(facts, model, w));
    for (const text of [root, 'Settle who leads supplier control']) {
      expect(document).toContain(text);
      expect(sheets).toContain(text);
      expect(oscal).toContain(text);
    }
    for (const text of [document, sheets, oscal]) expect(text).not.toContain('LATE-WORDS');
    expect(document + sheets).not.toContain('This is a draft');
    expect(oscal).toContain('"value":"final"');
  });
});
