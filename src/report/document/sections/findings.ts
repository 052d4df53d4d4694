import { isNonconformity } from '#domain/finding/grade.ts';
import { type ReportFinding, type ReportItem, type ReportModel, reportEntries } from '#domain/report/report-model.ts';
import { evidenceText } from '../../pdf/evidence-words.ts';
import { repeatText } from '../../pdf/sections/findings.ts';
import type { Wording } from '../../wording/wording.ts';
import { facts, heading, type Part, paragraphs, table } from '../parts.ts';

const titleOf = (finding: ReportFinding, w: Wording) => finding.fields.title?.trim() || w('finding.untitled');

export const registerParts = (model: ReportModel, w: Wording): readonly Part[] => [
  heading(`4  ${w('register')}`, 1, true),
  ...(model.findings.length === 0
    ? paragraphs(w('register.empty'))
    : [
        table(
          [
            [w('table.number'), 0.9],
            [w('table.grade'), 1.9],
            [w('table.item'), 0.8],
            [w('table.finding'), 4],
          ],
          model.findings.map((finding) => [
            finding.number,
            w(`grade.${finding.grade}`),
            finding.ref,
            titleOf(finding, w),
          ]),
        ),
      ]),
];

/** Everything that was entered of a finding, named. */
const findingFacts = (finding: ReportFinding, w: Wording): Part => {
  const { fields } = finding;
  const isNc = isNonconformity(finding.grade);
  const given = (text: string | undefined) => (text?.trim() ? text : w('notGiven'));
  const said = fields.acknowledgement ? w(`finding.${fields.acknowledgement}`) : undefined;
  return facts([
    [w('table.grade'), w(`grade.${finding.grade}`)],
    [w('table.item'), `${finding.ref} ${finding.itemTitle}`],
    [w('column.area'), fields.area],
    [w('column.site'), finding.site],
    [w('column.system'), finding.aiSystem],
    [w('column.theme'), finding.theme && w(`theme.${finding.theme}`)],
    [w('finding.requirement'), isNc ? given(fields.requirement) : fields.requirement],
    [
      w('finding.evidence'),
      finding.evidence.map((one) => `– ${evidenceText(one, w)}`).join('\n') || w('finding.noEvidence'),
    ],
    [w('finding.statement'), given(fields.statement)],
    [w('finding.gradeReason'), isNc ? given(fields.gradeReason) : fields.gradeReason],
    [w('finding.repeatOf'), repeatText(finding, w)],
    [w('finding.raised'), w('finding.raisedBy', { day: w.day(fields.raisedOn), name: fields.raisedBy ?? '' })],
    [w('finding.acknowledgement'), [said, fields.acknowledgementComment].filter(Boolean).join(': ')],
  ]);
};

/** One nonconformity a page, in its three parts. */
export const sheetParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const nonconformities = model.findings.filter((finding) => isNonconformity(finding.grade));
  return [
    heading(`5  ${w('sheet')}`, 1, true),
    ...(nonconformities.length === 0 ? paragraphs(w('none')) : []),
    ...nonconformities.flatMap((finding, i) => [
      heading(`${finding.number}  ${titleOf(finding, w)}`, 2, i > 0),
      findingFacts(finding, w),
    ]),
  ];
};

const isBlank = (item: ReportItem) =>
  item.verdict === 'open' &&
  !item.isInConflict &&
  !item.note?.trim() &&
  item.evidence.length === 0 &&
  item.findings.length === 0;

/** Item by item: verdict, note, reason, evidence, and the findings that have no sheet. */
export const byClauseParts = (model: ReportModel, w: Wording): readonly Part[] => [
  heading(`6  ${w('byClause')}`, 1, true),
  ...model.groups.flatMap((group) => {
    const entries = reportEntries(group.items);
    const blank = entries.filter(isBlank);
    return [
      heading(`${group.ref}  ${group.title || w('group.P')}`, 2),
      ...entries.filter((item) => !isBlank(item)).flatMap((item) => itemParts(model, item, w)),
      ...(blank.length > 0
        ? paragraphs(w('byClause.open', { list: blank.map((item) => `${item.ref} ${item.title}`).join(', ') }))
        : []),
    ];
  }),
];

const itemParts = (model: ReportModel, item: ReportItem, w: Wording): readonly Part[] => {
  const photos = item.evidence.filter((one) => one.kind === 'photo').map((one) => one.label);
  return [
    heading(`${item.ref}  ${item.title}`, 3),
    ...paragraphs([w(`verdict.${item.verdict}`), ...item.findings].join(', '), { bold: true }),
    ...(item.isInConflict ? paragraphs(w('byClause.conflict'), { bold: true }) : []),
    ...(item.partsDone ? paragraphs(w('plan.parts', item.partsDone)) : []),
    ...[item.reason, item.note].flatMap((text) => (text?.trim() ? paragraphs(text) : [])),
    ...item.evidence.filter((one) => one.kind !== 'photo').flatMap((one) => paragraphs(`– ${evidenceText(one, w)}`)),
    ...(photos.length > 0 ? paragraphs(`${w('photos')}: ${photos.join(', ')}`) : []),
    ...model.findings
      .filter((finding) => finding.ref === item.ref && !isNonconformity(finding.grade))
      .flatMap((finding) => [
        ...paragraphs(`${finding.number}  ${titleOf(finding, w)}`, { bold: true }),
        findingFacts(finding, w),
      ]),
  ];
};
