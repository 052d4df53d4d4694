import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import { type Result, refuse, succeed } from '../result.ts';
import type { AuditFacts } from './audit-facts.ts';

export type TakeOutRefusal = {
  /** Responses, findings or evidence stand on an own procedure: without it they would belong to nothing. */
  readonly kind: 'procedureInUse';
  readonly name: string;
};

/** Takes a site, AI system, procedure or team member out of the plan, or the whole audit off the list. It can be restored. */
export const takeOut = (facts: AuditFacts, record: string): Result<readonly Edit[], TakeOutRefusal> => {
  const procedure = facts.procedures.find((row) => row.record === record);
  const stands = [...facts.responses.values(), ...facts.findings, ...facts.evidence].some(
    (row) => row.fields.item === record,
  );
  if (procedure && stands) return refuse({ kind: 'procedureInUse', name: procedure.fields.name ?? '' });
  const all = [
    ...(facts.audit ? [facts.audit] : []),
    ...facts.sites,
    ...facts.aiSystems,
    ...facts.procedures,
    ...facts.team,
  ];
  return succeed(
    all
      .filter((row) => row.record === record)
      .map((row) => ({ noun: row.noun, record, field: 'deleted', value: true, seen: seenHeads(row, []) })),
  );
};
