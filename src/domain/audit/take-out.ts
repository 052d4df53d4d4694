import { checklistItems } from '../checklist/checklist-item.ts';
import { recordOfPart, wholeOf } from '../checklist/item-split.ts';
import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import { type Result, refuse, succeed } from '../result.ts';
import type { WholeAudit } from './audit-facts.ts';

export type TakeOutRefusal =
  /** Responses, findings or evidence stand on an own procedure: without it they would belong to nothing. */
  | { readonly kind: 'procedureInUse'; readonly name: string }
  /** An item is audited in parts, and this AI system or site is one of them. */
  | { readonly kind: 'partOfSplit'; readonly name: string; readonly items: readonly string[] };

/** Takes something out of the plan (a site, AI system, member, entry of the agenda), or the whole audit off the list. It can be restored. */
export const takeOut = (facts: WholeAudit, record: string): Result<readonly Edit[], TakeOutRefusal> => {
  const procedure = facts.procedures.find((row) => row.record === record);
  const stands = [...facts.responses.values(), ...facts.findings, ...facts.evidence].some(
    (row) => wholeOf(row.fields.item ?? '') === record,
  );
  const splits = [...facts.splits].filter(([, parts]) => parts.some((key) => recordOfPart(key) === record));
  if (splits.length > 0) {
    const name = [...facts.aiSystems, ...facts.sites].find((row) => row.record === record)?.fields.name ?? '';
    const refs = new Map(checklistItems(facts).map((item) => [item.item, item.ref]));
    return refuse({ kind: 'partOfSplit', name, items: splits.map(([item]) => refs.get(item) ?? item) });
  }
  if (procedure && stands) return refuse({ kind: 'procedureInUse', name: procedure.fields.name ?? '' });
  const all = [
    ...(facts.audit ? [facts.audit] : []),
    ...facts.sites,
    ...facts.aiSystems,
    ...facts.procedures,
    ...facts.team,
    ...facts.of('area'),
    ...facts.of('agendaItem'),
    ...facts.of('earlierFinding'),
  ];
  return succeed(
    all
      .filter((row) => row.record === record)
      .map((row) => ({ noun: row.noun, record, field: 'deleted', value: true, seen: seenHeads(row, []) })),
  );
};
