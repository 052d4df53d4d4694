import type { ReportModel } from '#domain/report/report-model.ts';
import { evidenceText, placeOf } from '../../pdf/evidence-words.ts';
import { madeWords } from '../../wording/made-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { heading, type Part, paragraphs, part, table } from '../parts.ts';
import { recommendationParts } from './sign-off.ts';

/** The photographs as words: what each shows, when and where, and its hash. The pictures stand in the PDF. */
export const photoParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const photos = model.evidence.filter((one) => one.kind === 'photo');
  return [
    heading(`7  ${w('photos')}`, 1, true),
    ...(photos.length === 0
      ? paragraphs(w('photos.empty'))
      : [
          table(
            [
              [w('table.number'), 0.8],
              [w('table.what'), 4],
              [w('table.when'), 2.4],
            ],
            photos.map((photo) => [
              photo.label,
              [photo.fields.title, photo.fields.description].filter(Boolean).join('\n'),
              [
                w('photo.facts', {
                  when: w.moment(photo.fields.eventOn),
                  by: photo.fields.capturedBy ?? '',
                  item: photo.ref,
                }),
                photo.findings.length > 0 ? w('photo.findings', { findings: photo.findings.join(', ') }) : '',
                placeOf(photo, w) ?? '',
              ]
                .filter(Boolean)
                .join('\n'),
            ]),
          ),
        ]),
  ];
};

export const conclusionParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const { audit } = model;
  const good = model.findings.filter((finding) => finding.grade === 'goodPractice');
  return [
    heading(`8  ${w('conclusions')}`, 1, true),
    ...part(w('conclusions.conclusion'), audit.conclusion, w('notGiven')),
    ...part(w('conclusions.conformity'), audit.conformityAnswer, w('notGiven')),
    ...part(w('conclusions.effectiveness'), audit.effectivenessAnswer, w('notGiven')),
    ...part(w('conclusions.good'), good.map((f) => `${f.number} ${f.fields.title ?? ''}`).join('\n'), w('none')),
    ...(audit.recommendations?.trim() || !model.recommendations
      ? part(w('conclusions.recommendations'), audit.recommendations, w('notGiven'))
      : [heading(w('conclusions.recommendations'), 2)]),
    ...recommendationParts(model, w),
    ...part(w('conclusions.divergent'), audit.divergentOpinions, w('notGiven')),
    ...part(w('conclusions.followUp'), audit.followUp, w('notGiven')),
    ...part(w('conclusions.caveat'), w('caveat'), ''),
  ];
};

export const annexParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const others = model.evidence.filter((one) => one.kind !== 'photo');
  const files = model.evidence.filter((one) => one.file !== undefined);
  const gaps = model.gaps.filter((gap) => gap.lacking.length > 0);
  return [
    heading(w('annexA'), 1, true),
    ...(others.length === 0
      ? paragraphs(w('none'))
      : [
          table(
            [
              [w('table.item'), 0.8],
              [w('table.what'), 5],
              [w('table.when'), 1.8],
            ],
            others.map((one) => [
              one.ref,
              evidenceText(one, w),
              [w.moment(one.fields.eventOn), one.fields.capturedBy].filter(Boolean).join(', '),
            ]),
          ),
        ]),
    heading(w('annexB'), 1, true),
    ...(files.length === 0
      ? paragraphs(w('none'))
      : [
          table(
            [
              [w('table.number'), 0.8],
              [w('table.name'), 1.6],
              [w('table.kind'), 1],
              ['SHA-256', 4.2],
            ],
            files.map((one) => [one.label, one.file?.name ?? '', one.file?.mediaType ?? '', one.file?.sha256 ?? '']),
          ),
        ]),
    heading(w('annexC'), 1, true),
    ...paragraphs(madeWords(model, w)),
    ...(model.isDraft ? paragraphs(w('annexC.draft')) : []),
    heading(w('annexC.gaps'), 2),
    ...(gaps.length === 0 ? paragraphs(w('annexC.noGaps')) : []),
    ...gaps.flatMap((gap) => paragraphs(`– ${w(`gap.${gap.part}`, { list: gap.lacking.join(', ') })}`)),
    heading(w('annexC.unresolved'), 2),
    ...(model.openVersions.length === 0 ? paragraphs(w('none')) : []),
    ...model.openVersions.flatMap(({ where, field, values }) => [
      ...paragraphs(`${where} ${field}`.trim(), { bold: true }),
      ...values.flatMap((value) => paragraphs(`– ${value}`)),
    ]),
  ];
};
