import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from './audit-builder.ts';
import { buildJpeg } from './jpeg-builder.ts';
import { sha256 } from './read-pdf.ts';
import { sofia } from './test-tablet.ts';

export const fullAuditMade = { at: '2026-03-18T16:40:00.000Z', app: 'test' };

/** An audit with something of everything that a report draws, in several scripts; always the same. */
export const buildFullAudit = () => {
  const audit = buildAudit();
  const photos = new Map<string, Uint8Array<ArrayBuffer>>();
  audit.author.edit(
    ...editsOf('audit', auditRecordId(audit.facts().journal), {
      number: 'IA-2026-03',
      title: 'Internal audit of the AI management system',
      organisation: 'Nordlicht Kredit',
      client: 'Board',
      objectives: 'Łódź, Αθήνα, Київ, Nguyễn Thị Hương',
      scope: 'Credit scoring\tand support chat; NFD e\u0301 a\u030a\nline two',
      conclusion: 'The system is largely implemented. emoji 🙂, 𠮷, Arabic شركة, Hindi हिन्दी, Japanese 株式会社',
      recommendations: 'Assess impact before each release.',
      divergentOpinions: 'يرى صاحب العملية أن التقييم غير مطلوب.',
      confidentiality: 'Internal',
    }),
  );
  const major = audit.raise('6.1.4', 'major');
  audit.author.edit(
    ...editsOf('finding', major, {
      title: 'Kredo 3 without an assessment',
      requirement: 'An impact assessment before a system is put into operation.',
      statement: 'Kredo 3 went live on 2 March 2026 without one.',
      gradeReason: 'The process was not followed in any of three releases.',
      acknowledgement: 'agrees',
    }),
  );
  audit.raise('8.2', 'minor');
  audit.raise('A.6.2.4', 'opportunityForImprovement');
  audit.act(audit.answer('4.1', 'conforms'));
  audit.act(audit.answer('A.7.3', 'notApplicable', 'No data from outside.'));
  for (const [i, orientation] of [1, 6, 8].entries()) {
    const jpeg = buildJpeg({ orientation, salt: `full ${i}` });
    const hash = sha256(jpeg);
    photos.set(hash, jpeg);
    const file = {
      name: `IMG_${i}.jpg`,
      mediaType: 'image/jpeg',
      size: jpeg.length,
      sha256: hash,
      kept: { sha256: hash, mediaType: 'image/jpeg', size: jpeg.length, isOriginal: true },
      width: 8,
      height: 8,
      orientation,
    };
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '6.1.4',
        kind: 'photo',
        by: sofia,
        now: fullAuditMade.at,
        fields: { file, title: `Release board ${i + 1}`, eventOn: '2026-03-17T10:40' },
        ...(i === 0 ? { finding: major } : {}),
      }),
    );
  }
  audit.author.edit(
    ...recordEvidence(audit.facts(), {
      record: audit.newRecord(),
      item: '4.1',
      kind: 'document',
      by: sofia,
      now: fullAuditMade.at,
      fields: { title: 'Context analysis', documentId: 'D-12', documentVersion: '3', documentOn: '2026-01-10' },
    }),
  );
  return { audit, photos };
};
