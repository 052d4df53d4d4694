import type { PhotoProfile } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { madeWords } from '../../wording/made-words.ts';
import type { Wording, WordingKey } from '../../wording/wording.ts';
import { evidenceText } from '../evidence-words.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';
import { codeOf } from '../printable.ts';
import { drawRecommendations } from './sign-off.ts';

/** What the lead concludes, in words: no computed verdict (9.2.1 asks both questions apart). */
export const drawConclusions = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { audit } = model;
  flow.part(w('conclusions.conclusion'), audit.conclusion, w('notGiven'));
  flow.part(w('conclusions.conformity'), audit.conformityAnswer, w('notGiven'));
  flow.part(w('conclusions.effectiveness'), audit.effectivenessAnswer, w('notGiven'));
  const good = model.findings.filter((finding) => finding.grade === 'goodPractice');
  flow.part(w('conclusions.good'), good.map((f) => `${f.number} ${f.fields.title ?? ''}`).join('\n'), w('none'));
  const { recommendations = [] } = model;
  if (recommendations.length === 0 || audit.recommendations?.trim())
    flow.part(w('conclusions.recommendations'), audit.recommendations, w('notGiven'));
  else flow.subhead(w('conclusions.recommendations'));
  drawRecommendations(flow, model, w);
  flow.part(w('conclusions.divergent'), audit.divergentOpinions, w('notGiven'));
  flow.part(w('conclusions.followUp'), audit.followUp, w('notGiven'));
  flow.part(w('conclusions.caveat'), w('caveat'), '');
};

/** Annex A: everything that is evidence but no photograph. */
export const drawEvidenceAnnex = (flow: Flow, model: ReportModel, w: Wording): void => {
  const evidence = model.evidence.filter((one) => one.kind !== 'photo');
  if (evidence.length === 0) return flow.paragraph(w('none'));
  flow.table(
    [
      { title: w('table.item'), share: 0.8, weight: 'bold' },
      { title: w('table.what'), share: 5 },
      { title: w('table.when'), share: 1.6 },
    ],
    evidence.map((one) => ({
      cells: [
        one.ref,
        evidenceText(one, w),
        [w.moment(one.fields.eventOn), one.fields.capturedBy].filter(Boolean).join(', '),
      ],
    })),
  );
};

/** Annex B: each file by its hash, so that a reader can check bytes against this report. */
export const drawHashAnnex = (flow: Flow, model: ReportModel, w: Wording): void => {
  const files = model.evidence.filter((one) => one.file !== undefined);
  if (files.length === 0) return flow.paragraph(w('none'));
  flow.table(
    [
      { title: w('table.number'), share: 0.7, weight: 'bold' },
      { title: w('table.name'), share: 1.6 },
      { title: w('table.kind'), share: 0.9 },
      { title: 'SHA-256', share: 4 },
    ],
    files.map((one) => ({
      cells: [one.label, one.file?.name ?? '', one.file?.mediaType ?? '', one.file?.sha256 ?? ''],
    })),
    { size: 7, leading: 9.5 },
  );
};

/** Annex C: how this file was made, and what is unresolved or lacking. */
export const drawExportAnnex = (
  flow: Flow,
  model: ReportModel,
  { profile, w }: { readonly profile: PhotoProfile; readonly w: Wording },
  unprintable: readonly string[],
): void => {
  flow.paragraph(madeWords(model, w));
  if (model.isDraft) flow.paragraph(w('annexC.draft'));
  flow.paragraph(w(profile === 'mail' ? 'annexC.mail' : 'annexC.notEmbedded'));
  flow.paragraph(w('annexC.attached'));
  flow.subhead(w('annexC.gaps'));
  const gaps = model.gaps.filter((gap) => gap.lacking.length > 0);
  if (gaps.length === 0) flow.paragraph(w('annexC.noGaps'));
  for (const gap of gaps) flow.paragraph(`– ${w(`gap.${gap.part}` as WordingKey, { list: gap.lacking.join(', ') })}`);
  flow.subhead(w('annexC.unresolved'));
  if (model.openVersions.length === 0) flow.paragraph(w('none'));
  for (const version of model.openVersions) {
    flow.paragraph(`${version.where} ${version.field}`.trim(), { ...type.body, weight: 'bold' });
    for (const value of version.values) flow.paragraph(`– ${value}`, type.body, 12);
  }
  flow.subhead(w('annexC.characters'));
  flow.paragraph(
    unprintable.length === 0 ? w('none') : unprintable.map((c) => codeOf(c.codePointAt(0) ?? 0)).join(' '),
    { ...type.table, color: color.secondary },
  );
};
