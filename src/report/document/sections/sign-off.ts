import type { ReportModel } from '#domain/report/report-model.ts';
import { hasSignOff, signOffCaveats, unprovenKeys } from '../../pdf/sections/sign-off.ts';
import type { Wording } from '../../wording/wording.ts';
import { heading, type Part, paragraphs } from '../parts.ts';

/** Signatures stand in it by name: what was drawn is in the PDF. */
export const signOffParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const { signatures = [], waivers = [], signOff } = model;
  if (!hasSignOff(model)) return [];
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  return [
    heading(`9  ${w('signOff')}`, 1, true),
    ...(signatures.length > 0 ? [heading(w('signOff.signatures'), 2)] : []),
    ...signatures.flatMap(({ name, role, position, signature }) =>
      paragraphs(joined(name, role && w(`signOff.role.${role}`), position, w.moment(signature?.at))),
    ),
    ...(waivers.length > 0 ? [heading(w('signOff.waivers'), 2), ...paragraphs(w('signOff.waiversLead'))] : []),
    ...waivers.flatMap(({ name, reason, by, at }) =>
      paragraphs(`${name ?? ''}: ${reason ?? ''} (${w('signOff.waivedBy')} ${joined(by, w.moment(at))})`),
    ),
    ...(signOff ? [heading(w('signOff.issues'), 2), ...paragraphs(w('signOff.lead'))] : []),
    ...(signOff?.issues ?? []).flatMap((issue) => [
      ...paragraphs(
        joined(w('signOff.issue', { issue: issue.issue }), issue.isStanding ? '' : w('signOff.superseded')),
        { bold: true },
      ),
      ...paragraphs(`${w('signOff.signedOff')}: ${w.moment(issue.sealedAt)}, ${issue.by}`),
      ...paragraphs(`${w('table.reason')}: ${issue.reason}`),
      ...paragraphs(`${w('signOff.root')}: ${issue.root}`),
    ]),
    ...signOffCaveats(model, w).flatMap((caveat) => paragraphs(caveat, { bold: true })),
    ...(signOff
      ? [
          heading(w('signOff.unproven'), 2),
          ...unprovenKeys.flatMap((key) => paragraphs(`– ${w(`signOff.unproven.${key}`)}`)),
        ]
      : []),
  ];
};

export const recommendationParts = ({ recommendations = [] }: ReportModel, w: Wording): readonly Part[] =>
  recommendations.flatMap(({ text, reason, forWhom, findings }) => [
    ...paragraphs(text ?? '', { bold: true }),
    ...(forWhom ? paragraphs(`${w('signOff.forWhom')}: ${forWhom}`) : []),
    ...(reason ? paragraphs(`${w('signOff.why')}: ${reason}`) : []),
    ...(findings.length > 0 ? paragraphs(`${w('signOff.from')}: ${findings.join(', ')}`) : []),
  ]);
