import type { ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import { drawSignatures } from '../draw-signature.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';

/** Whether there is anything of it to print. */
export const hasSignOff = ({ signatures, waivers, signOff }: ReportModel): boolean =>
  signatures !== undefined || waivers !== undefined || signOff !== undefined;

export const unprovenKeys = ['clock', 'scene', 'withheld', 'signature'] as const;

/** Why a report of a sealed audit is a draft all the same, and what it leaves out. */
export const signOffCaveats = ({ signOff }: ReportModel, w: Wording): readonly string[] =>
  signOff === undefined
    ? []
    : [
        ...(signOff.isSignedTwice ? [w('signOff.twice')] : []),
        ...(signOff.absent > 0 ? [w('signOff.absent', { count: signOff.absent })] : []),
        ...(signOff.late > 0 ? [w('signOff.late', { count: signOff.late })] : []),
      ];

/** Who signed, whose part was waived, each issue with its reason and root, and what a seal does not prove. */
export const drawSignOff = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { signatures = [], waivers = [], signOff } = model;
  if (signatures.length > 0) {
    flow.subhead(w('signOff.signatures'), 90);
    drawSignatures(
      flow,
      signatures.map(({ name = '', role, position, signature }) => ({
        name,
        position: [role ? w(`signOff.role.${role}`) : '', position].filter(Boolean).join(', '),
        when: w.moment(signature?.at),
        ...(signature ? { signature } : {}),
      })),
    );
  }
  if (waivers.length > 0) {
    flow.subhead(w('signOff.waivers'), 60);
    flow.paragraph(w('signOff.waiversLead'));
    flow.gap(4);
    flow.table(
      [
        { title: w('table.name'), share: 1.6, weight: 'bold' },
        { title: w('table.reason'), share: 4 },
        { title: w('signOff.waivedBy'), share: 1.6 },
      ],
      waivers.map(({ name = '', reason = '', by, at }) => ({
        cells: [name, reason, [by, w.moment(at)].filter(Boolean).join(', ')],
      })),
    );
  }
  if (!signOff) return;
  flow.subhead(w('signOff.issues'), 90);
  flow.paragraph(w('signOff.lead'));
  flow.gap(4);
  for (const issue of signOff.issues) {
    flow.need(80);
    flow.paragraph(
      [w('signOff.issue', { issue: issue.issue }), issue.isStanding ? '' : w('signOff.superseded')]
        .filter(Boolean)
        .join(' · '),
      { ...type.body, weight: 'bold' },
    );
    flow.facts(
      [
        [w('signOff.signedOff'), w('signOff.byOn', { when: w.moment(issue.sealedAt), by: issue.by })],
        [w('table.reason'), issue.reason],
        [w('signOff.listed'), w('signOff.covers', { changes: issue.changes, files: issue.files })],
        [w('signOff.root'), issue.root],
      ],
      type.table,
    );
    flow.gap(8);
  }
  for (const caveat of signOffCaveats(model, w)) flow.paragraph(caveat, { ...type.body, weight: 'bold' });
  flow.subhead(w('signOff.unproven'), 70);
  for (const key of unprovenKeys)
    flow.paragraph(`– ${w(`signOff.unproven.${key}`)}`, { ...type.body, color: color.secondary });
};

/** What the team recommends, for whom and why. */
export const drawRecommendations = (flow: Flow, { recommendations = [] }: ReportModel, w: Wording): void => {
  for (const { text = '', reason, forWhom, findings } of recommendations) {
    flow.need(48);
    flow.paragraph(text, { ...type.body, weight: 'bold' });
    const facts: readonly (readonly [string, string])[] = [
      ...(forWhom?.trim() ? [[w('signOff.forWhom'), forWhom] as const] : []),
      ...(reason?.trim() ? [[w('signOff.why'), reason] as const] : []),
      ...(findings.length > 0 ? [[w('signOff.from'), findings.join(', ')] as const] : []),
    ];
    if (facts.length > 0) flow.facts(facts, type.table);
    flow.gap(6);
  }
};
