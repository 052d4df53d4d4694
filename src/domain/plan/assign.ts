import type { WholeAudit } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { type OwnThing, ownIn } from './impartiality.ts';

/** Somebody would audit what they answer for, and no reason is given. */
export type OwnWorkRefusal = { readonly kind: 'ownWork'; readonly name: string; readonly own: readonly OwnThing[] };

export const assignmentRecordId = (journal: string, item: string): string =>
  computedRecordId(journal, 'assignment', item);

const nameOf = (facts: WholeAudit, member: string) => {
  const fields = facts.team.find((row) => row.record === member)?.fields;
  return fields?.name ?? fields?.mark ?? '';
};

/** SPEC PL4: gives working papers of items to a member, or to nobody. Own items need a reason, which the report prints. */
export const assignItems = (
  facts: WholeAudit,
  input: { readonly items: readonly string[]; readonly member: string | null; readonly reason?: string },
): Result<readonly Edit[], OwnWorkRefusal> => {
  const reason = input.reason?.trim() ?? '';
  const known = new Set(checklistItems(facts).map((item) => item.item));
  const items = input.items.filter((item) => known.has(item));
  const own = input.member === null ? [] : ownIn(facts, input.member, { areas: [], items });
  if (input.member !== null && own.length > 0 && reason === '')
    return refuse({ kind: 'ownWork', name: nameOf(facts, input.member), own });
  return succeed(
    items.flatMap((item) => {
      const isOwn = input.member !== null && ownIn(facts, input.member, { areas: [], items: [item] }).length > 0;
      const record = assignmentRecordId(facts.journal, item);
      const before = facts.record('assignment', record)?.fields;
      return [
        ...editsOf('assignment', record, {
          ...(before?.item === item ? {} : { item }),
          member: input.member,
          reason: isOwn ? reason : before?.reason ? null : undefined,
        }),
        // Taken out somewhere before, it is there again.
        ...(before ? [] : [{ noun: 'assignment', record, field: 'deleted', value: false }]),
      ];
    }),
  );
};

type AgendaFields = Partial<Pick<RecordOf<'agendaItem'>, 'auditors' | 'areas' | 'items'>>;

/**
 * SPEC PL4: changes who audits what in an entry of the agenda. Where somebody would come to own work by it, a reason is
 * needed; a reason that nothing needs any more goes.
 */
export const planAgendaItem = (
  facts: WholeAudit,
  record: string,
  change: AgendaFields,
  given?: string,
): Result<readonly Edit[], OwnWorkRefusal> => {
  const before = facts.record('agendaItem', record)?.fields ?? {};
  const reason = given?.trim() ?? '';
  const ownBy = ({ auditors = [], areas = [], items = [] }: AgendaFields) =>
    new Map(auditors.map((member) => [member, ownIn(facts, member, { areas, items })] as const));
  const [stood, stands] = [ownBy(before), ownBy({ ...before, ...change })];
  const known = new Set([...stood].flatMap(([member, own]) => own.map((thing) => JSON.stringify([member, thing]))));
  const grown = [...stands].find(([member, own]) => own.some((thing) => !known.has(JSON.stringify([member, thing]))));
  if (grown && reason === '') return refuse({ kind: 'ownWork', name: nameOf(facts, grown[0]), own: grown[1] });
  const isNeeded = [...stands.values()].some((own) => own.length > 0);
  return succeed(
    editsOf('agendaItem', record, {
      ...change,
      reason: reason !== '' && isNeeded ? reason : !isNeeded && before.reason ? null : undefined,
    }),
  );
};

/** Working papers: whose each item is. */
export const assigneeOf = (facts: WholeAudit, item: string): string | undefined =>
  facts.record('assignment', assignmentRecordId(facts.journal, item))?.fields.member;
