import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import type { Edition } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { printable, withoutGlyph } from '#report/pdf/printable.ts';
import { renderReport, unprintableTexts } from '#report/pdf/render-report.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildJpeg } from '#test/support/jpeg-builder.ts';
import {
  checkWithQpdf,
  hasPoppler,
  hasQpdf,
  readPdf,
  readWithPoppler,
  sha256,
  squeezed,
} from '#test/support/read-pdf.ts';
import { renderInNode, reportTypefaces } from '#test/support/render-in-node.ts';
import { sofia } from '#test/support/test-tablet.ts';
import { readCutFont, readTypefaces } from '../../src/commands/read-typefaces.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };

const addPhoto = (
  audit: ReturnType<typeof buildAudit>,
  jpeg: Uint8Array,
  more: { title?: string; item?: string; finding?: string; orientation?: number } = {},
) => {
  const hash = sha256(jpeg);
  const file = {
    name: 'IMG_1.jpg',
    mediaType: 'image/jpeg',
    size: jpeg.length,
    sha256: hash,
    kept: { sha256: hash, mediaType: 'image/jpeg', size: jpeg.length, isOriginal: true },
    width: 8,
    height: 8,
    orientation: more.orientation ?? 1,
  };
  audit.author.edit(
    ...recordEvidence(audit.facts(), {
      record: audit.newRecord(),
      item: more.item ?? '6.1.4',
      kind: 'photo',
      by: sofia,
      now: '2026-03-17T10:00:00.000Z',
      fields: { file, title: more.title ?? 'A photo', eventOn: '2026-03-17T10:40' },
      ...(more.finding ? { finding: more.finding } : {}),
    }),
  );
  return hash;
};

/** Texts that plain PDF engines lose, each in another field. */
const hardTexts = {
  objectives: 'Łódź, Αθήνα, Київ, Nguyễn Thị Hương, ångström',
  scope: 'before a tab\tafter it; a bell \u0007 rings; NFD e\u0301 a\u030a; line one\r\nline two',
  conclusion: 'emoji 🙂 and 𠮷, Arabic شركة, Hindi हिन्दी, Japanese 株式会社',
  recommendations: `${'verylongword'.repeat(60)} end`,
  followUp: 'x\u200by soft\u00adhyphen \u202eoverride\u202c',
};

const hardAudit = () => {
  const audit = buildAudit();
  audit.author.edit(...editsOf('audit', auditRecordId(audit.facts().journal), hardTexts));
  const finding = audit.raise('6.1.4', 'major');
  audit.author.edit(
    ...editsOf('finding', finding, {
      title: 'Kredo 3 without an assessment',
      requirement: 'R '.repeat(400),
      statement: 'S',
      gradeReason: 'G',
      acknowledgementComment: 'C: ما',
      area: 'ML',
    }),
  );
  audit.act(audit.answer('4.1', 'conforms'));
  audit.act(audit.answer('A.7.3', 'notApplicable', 'No data from outside.'));
  return { audit, finding };
};

/** Moves the first Huffman table before the frame: legal, and seen from some encoders. */
const withTablesFirst = (jpeg: Uint8Array): Uint8Array<ArrayBuffer> => {
  const segmentAt = (marker: number) => jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === marker);
  const view = new DataView(jpeg.buffer);
  const [frame, table] = [segmentAt(0xc0), segmentAt(0xc4)];
  const end = table + 2 + view.getUint16(table + 2);
  return Uint8Array.from([
    ...jpeg.subarray(0, frame),
    ...jpeg.subarray(table, end),
    ...jpeg.subarray(frame, table),
    ...jpeg.subarray(end),
  ]);
};

describe('printable text', () => {
  const covers = (code: number) => code < 0x250;
  test('tabs become spaces, line breaks stay, accents are composed', () => {
    expect(printable('a\tb\r\nc e\u0301')).toBe('a    b\nc é');
  });
  test('a control character is shown as its code', () => {
    expect(printable('a\u0007b')).toBe('a[U+0007]b');
  });
  test('direction marks and soft hyphens have no glyph by nature and are left out', () => {
    expect(printable('a\u00adb\u200bc')).toBe('abc');
    expect(withoutGlyph('a\u00adb🙂🙂\t\n', covers)).toEqual(['🙂']);
  });
});

describe('the report as PDF', () => {
  test('every entered text is on the pages, in any script, read back with pdf.js', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const { bytes } = await renderInNode(model);
    const read = squeezed((await readPdf(bytes)).pages.join(''));
    for (const { where, field, text } of enteredTexts(model))
      expect(read, `${where} ${field}`).toContain(squeezed(printable(text)));
  });

  test('a character that no font has is listed before the export and in Annex C, shown as its code, and copied as itself', async () => {
    const { audit } = hardAudit();
    audit.author.edit(
      ...editsOf('audit', auditRecordId(audit.facts().journal), { divergentOpinions: 'bird \u{13153} here' }),
    );
    const model = reportModel(audit.facts(), made);
    const listed = unprintableTexts(model, await reportTypefaces(model));
    expect(Object.fromEntries(listed.map(({ field, characters }) => [field, characters]))).toEqual({
      scope: ['\u0007'],
      divergentOpinions: ['\u{13153}'],
    });
    const { pages } = await readPdf((await renderInNode(model)).bytes);
    expect(squeezed(pages.at(-1) ?? '')).toContain('[U+13153][U+0007]');
    expect(squeezed(pages.join(''))).toContain(squeezed('bird \u{13153} here'));
  });

  test('photos are embedded with their bytes unchanged and their hash printed', async () => {
    const { audit, finding } = hardAudit();
    const photos = [1, 3, 6, 8].map((orientation) => buildJpeg({ orientation, salt: `photo ${orientation}` }));
    const hashes = photos.map((jpeg, i) =>
      addPhoto(audit, jpeg, { orientation: [1, 3, 6, 8][i] ?? 1, ...(i === 0 ? { finding } : {}) }),
    );
    const { bytes, photosShown } = await renderInNode(
      reportModel(audit.facts(), made),
      new Map(photos.map((jpeg, i) => [hashes[i] ?? '', jpeg])),
    );
    expect(photosShown).toBe(4);
    for (const jpeg of photos) expect(Buffer.from(bytes).includes(Buffer.from(jpeg))).toBe(true);
    const read = await readPdf(bytes);
    expect(read.pictures).toBe(5);
    for (const hash of hashes) expect(squeezed(read.pages.join(''))).toContain(hash);
    if (hasPoppler) expect(new Set(readWithPoppler(bytes).jpegHashes)).toEqual(new Set(hashes));
  });

  test('two photos whose first bytes are equal stay two', async () => {
    const { audit } = hardAudit();
    const [one, two] = [buildJpeg({ salt: 'aaaa' }), buildJpeg({ salt: 'aaab' })];
    const hashes = [addPhoto(audit, one), addPhoto(audit, two)];
    const { bytes } = await renderInNode(
      reportModel(audit.facts(), made),
      new Map([
        [hashes[0] ?? '', one],
        [hashes[1] ?? '', two],
      ]),
    );
    expect(Buffer.from(bytes).includes(Buffer.from(one)) && Buffer.from(bytes).includes(Buffer.from(two))).toBe(true);
  });

  test('a photo whose bytes are missing or broken is said so in its place, with its hash', async () => {
    const { audit } = hardAudit();
    const broken = Uint8Array.from([0xff, 0xd8, 0xff, 0x00]);
    const hashes = [addPhoto(audit, buildJpeg()), addPhoto(audit, broken)];
    const { bytes } = await renderInNode(reportModel(audit.facts(), made), new Map([[hashes[1] ?? '', broken]]));
    const text = squeezed((await readPdf(bytes)).pages.join(''));
    expect(text).toContain(squeezed('The bytes of this photo are not on this device.'));
    expect(text).toContain(squeezed("The bytes of this photo can't be drawn."));
    for (const hash of hashes) expect(text).toContain(hash);
  });

  test('a photo whose tables stand before its frame is drawn in its size', async () => {
    const { audit } = hardAudit();
    const jpeg = withTablesFirst(buildJpeg());
    const hash = addPhoto(audit, jpeg);
    const { bytes } = await renderInNode(reportModel(audit.facts(), made), new Map([[hash, jpeg]]));
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Width 8\s[\s\S]{0,40}\/Height 8\s/);
  });

  test('the same photo taken twice is drawn twice', async () => {
    const { audit, finding } = hardAudit();
    const jpeg = buildJpeg({ salt: 'twice' });
    const [hash] = [addPhoto(audit, jpeg, { finding }), addPhoto(audit, jpeg, { finding })];
    const { bytes } = await renderInNode(reportModel(audit.facts(), made), new Map([[hash, jpeg]]));
    expect((await readPdf(bytes)).pictures).toBe(4);
  });

  test('a sample whose k was not recorded is never printed as 0, and what was counted is printed', async () => {
    const { audit } = hardAudit();
    const add = (fields: object) =>
      audit.author.edit(
        ...recordEvidence(audit.facts(), {
          record: audit.newRecord(),
          item: '4.1',
          kind: 'recordSample',
          by: sofia,
          now: made.at,
          fields,
        }),
      );
    add({ title: 'NO-K', sampleSize: 25 });
    add({ title: 'ONLY-N', population: 412 });
    const text = squeezed((await readPdf((await renderInNode(reportModel(audit.facts(), made))).bytes)).pages.join(''));
    expect(text).toContain(squeezed('NO-K, sample: 25 of not recorded, not as required: not recorded'));
    expect(text).toContain('412');
  });

  test('a date that no calendar has is printed as it was recorded, and stops no report', async () => {
    const { audit } = hardAudit();
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '4.1',
        kind: 'observation',
        by: sofia,
        now: made.at,
        fields: { title: 'ODD', eventOn: '2026-00-00T13:45' },
      }),
    );
    const { bytes } = await renderInNode(reportModel(audit.facts(), made));
    expect(squeezed((await readPdf(bytes)).pages.join(''))).toContain('2026-00-00T13:45');
  });

  test('[J8] a conclusion in two versions is no complete report, and an item in conflict counts as nothing', async () => {
    const { audit } = hardAudit();
    const record = auditRecordId(audit.facts().journal);
    audit.author.edit({ noun: 'audit', record, field: 'conclusion', value: 'another', base: [] });
    const response = audit.facts().responses.get('4.1');
    if (response)
      audit.author.edit({
        noun: 'checklistResponse',
        record: response.record,
        field: 'response',
        value: 'notAudited',
        base: [],
      });
    const model = reportModel(audit.facts(), made);
    expect(model.gaps.find((gap) => gap.part === 'conflicts')?.lacking).toEqual(['4.1', 'conclusion']);
    expect(model.groups.flatMap((group) => group.items).find((item) => item.ref === '4.1')?.response).toBeUndefined();
  });

  test('working papers are not in the report', async () => {
    const { audit } = hardAudit();
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '4.1',
        kind: 'interview',
        by: sofia,
        now: made.at,
        fields: { paper: 'working', description: 'PRIVATE-INTERVIEW' },
      }),
    );
    const response = [...audit.facts().responses.values()][0];
    if (response)
      audit.author.edit(
        ...editsOf('checklistResponse', response.record, { workingNote: 'PRIVATE-NOTE', note: 'PUBLIC-NOTE' }),
      );
    const { bytes } = await renderInNode(reportModel(audit.facts(), made));
    const text = (await readPdf(bytes)).pages.join('');
    expect(text).toContain('PUBLIC-NOTE');
    expect(text).not.toMatch(/PRIVATE/);
  });

  test('[J8] both versions of an open conflict are printed, and the item is said to be in conflict', async () => {
    const { audit } = hardAudit();
    const response = audit.facts().responses.get('4.1');
    if (!response) throw new Error('no response');
    audit.author.edit({ noun: 'checklistResponse', record: response.record, field: 'note', value: 'VERSION-ONE' });
    audit.author.edit({
      noun: 'checklistResponse',
      record: response.record,
      field: 'note',
      value: 'VERSION-TWO',
      base: [],
    });
    const { bytes } = await renderInNode(reportModel(audit.facts(), made));
    const text = squeezed((await readPdf(bytes)).pages.join(''));
    expect(text).toContain('VERSION-ONE');
    expect(text).toContain('VERSION-TWO');
    expect(text).toContain(squeezed('In conflict'));
  });

  test('what the report lacks is said in it, never hidden', async () => {
    const { bytes } = await renderInNode(reportModel(buildAudit().facts(), made));
    const text = squeezed((await readPdf(bytes)).pages.join(''));
    expect(text).toContain(squeezed('70 items have no verdict yet.'));
    expect(text).toContain(squeezed('a verdict on 4.1, 4.2'));
    expect(text).toContain(squeezed('This is a draft: the audit is not signed off.'));
  });

  test('pages are counted, sections are bookmarked, the same model gives the same bytes', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const [one, two] = [await renderInNode(model), await renderInNode(model)];
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0);
    const read = await readPdf(one.bytes);
    expect(read.pages).toHaveLength(one.pages);
    expect(squeezed(read.pages[one.pages - 1] ?? '')).toContain(squeezed(`Page ${one.pages} of ${one.pages}`));
    expect(read.outline).toHaveLength(11);
  });

  test('an 80,000-character note, 3,000 words long, is printed to its end', async () => {
    const { audit } = hardAudit();
    const note = `${'An auditor wrote this sentence. '.repeat(2_500)}THE-END`;
    const response = audit.facts().responses.get('4.1');
    if (response) audit.author.edit(...editsOf('checklistResponse', response.record, { note }));
    const { bytes } = await renderInNode(reportModel(audit.facts(), made));
    const text = squeezed((await readPdf(bytes)).pages.join(''));
    expect(text).toContain('THE-END');
    expect(text.split(squeezed('An auditor wrote this sentence.')).length - 1).toBeGreaterThan(2_400);
  });

  test('photos of more than 512 MB go through by reference, and every object is where the table says', async () => {
    const { audit } = hardAudit();
    const jpegs = [0, 1, 2].map((n) => buildJpeg({ salt: `huge ${n}` }));
    const hashes = jpegs.map((jpeg) => addPhoto(audit, jpeg));
    const huge = 400_000_000;
    const { pieces } = await renderReport<{ readonly hash: string }>(reportModel(audit.facts(), made), {
      typefaces: await readTypefaces([]),
      cutFont: await readCutFont(),
      wording: makeWording(),
      paper: 'letter',
      edition: 'report',
      profile: 'evidence',
      fileId: '0'.repeat(32),
      photoSource: async (hash) => {
        const head = jpegs[hashes.indexOf(hash)];
        return head && { head, size: huge, body: { hash } };
      },
    });
    const isText = (piece: object): piece is Uint8Array<ArrayBuffer> => piece instanceof Uint8Array;
    expect(pieces.flatMap((piece) => (isText(piece) ? [] : piece.hash)).sort()).toEqual(hashes.toSorted());
    const texts = pieces.map((piece) => (isText(piece) ? Buffer.from(piece).toString('latin1') : undefined));
    const starts: { readonly at: number; readonly text: string }[] = [];
    let at = 0;
    for (const text of texts) {
      if (text !== undefined) starts.push({ at, text });
      at += text?.length ?? huge;
    }
    expect(at).toBeGreaterThan(3 * huge);
    const table = texts.at(-1) ?? '';
    const offsets = [...table.matchAll(/^(\d{10}) \d{5} n /gmu)].map((match) => Number(match[1]));
    expect(offsets.length).toBeGreaterThan(100);
    for (const [i, offset] of offsets.entries()) {
      const piece = starts.findLast((start) => start.at <= offset);
      expect(piece?.text.slice(offset - (piece?.at ?? 0)).startsWith(`${i + 1} 0 obj`), `object ${i + 1}`).toBe(true);
    }
  });

  test('the management edition leaves out evidence and photographs, the full one adds the working papers', async () => {
    const { audit } = hardAudit();
    const jpeg = buildJpeg();
    const hash = addPhoto(audit, jpeg);
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '4.1',
        kind: 'interview',
        by: sofia,
        now: made.at,
        fields: { paper: 'working', description: 'PRIVATE-INTERVIEW' },
      }),
    );
    const model = reportModel(audit.facts(), { ...made, withWorkingPapers: true });
    const read = async (edition: Edition) => {
      const { bytes } = await renderInNode(model, new Map([[hash, jpeg]]), { edition });
      const { pages, pictures, attachments } = await readPdf(bytes);
      return {
        text: squeezed(pages.join('')),
        pictures,
        attached: Buffer.concat(Object.values(attachments)).toString(),
      };
    };
    const [management, full] = [await read('management'), await read('full')];
    expect(management.pictures).toBe(0);
    expect(management.text).not.toContain('PRIVATE');
    expect(management.text).toContain(squeezed('Management edition'));
    expect(full.text).toContain('PRIVATE-INTERVIEW');
    expect(full.pictures).toBe(1);
    expect(full.attached).not.toContain('PRIVATE');
  });

  test('what is attached is what the pages say', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const { attachments } = await readPdf((await renderInNode(model)).bytes);
    expect(JSON.parse(Buffer.from(attachments['report.json'] ?? []).toString())).toEqual(
      JSON.parse(JSON.stringify(model)),
    );
  });

  test('a photo for mail is said to be reduced', async () => {
    const { audit } = hardAudit();
    const jpeg = buildJpeg();
    const hash = addPhoto(audit, jpeg);
    const { bytes } = await renderInNode(reportModel(audit.facts(), made), new Map([[hash, jpeg]]), {
      profile: 'mail',
    });
    expect(squeezed((await readPdf(bytes)).pages.join(''))).toContain(squeezed('Shown: a reduced copy for sending'));
  });

  test.skipIf(!hasPoppler)(
    'poppler reads every text too, and finds every font embedded with its Unicode map',
    async () => {
      const model = reportModel(hardAudit().audit.facts(), made);
      const { bytes } = await renderInNode(model);
      const { text, fonts } = readWithPoppler(bytes);
      for (const entered of [
        'Łódź, Αθήνα, Київ, Nguyễn Thị Hương',
        'Kredo 3 without an assessment',
        'No data from outside.',
      ])
        expect(squeezed(text)).toContain(squeezed(entered));
      for (const row of fonts.trim().split('\n').slice(2)) expect(row).toMatch(/yes\s+(yes|no)\s+yes/);
    },
  );

  test.skipIf(!hasQpdf)('qpdf finds no fault in the file', async () => {
    const { bytes } = await renderInNode(reportModel(hardAudit().audit.facts(), made));
    expect(checkWithQpdf(bytes)).toContain('No syntax or stream encoding errors found');
  });
});
