import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { copyFact } from '#domain/organisation/copy-fact.ts';
import { editsOf, isShown, type Row } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { shownRowsOfAll } from '../../store/read-rows.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';

type Kept = 'site' | 'aiSystem' | 'area';

/**
 * The organisation's own journal behind an audit: sites, AI systems, areas and people are kept there, and an audit takes
 * copies, each with its source. It is founded when the first of them is added, or the plan is left with the
 * organisation's name. What it is called from then on is said on its own screen: an old audit's plan doesn't rename it.
 */
export const useOrganisation = (facts: AuditFacts, areas: readonly Row<'area'>[] = []) => {
  const { database, recorder, newId } = useTablet();
  const act = useAct(facts.journal);
  const organisations = useRowsOfAll(database, 'organisation')?.filter(isShown) ?? [];
  const kept = {
    site: useRowsOfAll(database, 'site') ?? [],
    aiSystem: useRowsOfAll(database, 'aiSystem') ?? [],
    area: useRowsOfAll(database, 'area') ?? [],
  };
  const people = useRowsOfAll(database, 'person') ?? [];
  const name = facts.audit?.fields.organisation?.trim() ?? '';
  const source = facts.audit?.fields.organisationSource;

  const ensure = async (): Promise<string | undefined> => {
    if (name === '') return source?.journal;
    // Read now: a second organisation of the same name would be founded by who taps before the screen has them.
    const organisations = await shownRowsOfAll(database, 'organisation');
    const known =
      organisations.find((row) => row.journal === source?.journal) ??
      organisations.find((row) => row.fields.name === name);
    if (known) {
      if (!source)
        await act.run({
          ok: true,
          value: editsOf('audit', auditRecordId(facts.journal), {
            organisationSource: { journal: known.journal, record: known.record },
          }),
        });
      return known.journal;
    }
    const server = await database.server.get('server');
    const founded = await recorder.found(
      'organisation',
      (journal) => editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name }),
      server ? 'server' : 'tablet',
    );
    if (!founded.ok) {
      act.refuse(founded.refusal);
      return undefined;
    }
    const record = computedRecordId(founded.value, 'organisation', 'facts');
    await act.run({
      ok: true,
      value: editsOf('audit', auditRecordId(facts.journal), { organisationSource: { journal: founded.value, record } }),
    });
    return founded.value;
  };

  /** Adds a site, an AI system or an area: to the organisation where it has a journal, and to this audit. */
  const add = async <N extends Kept>(noun: N, fields: Partial<RecordOf<N>>): Promise<boolean> => {
    const journal = await ensure();
    const record = newId();
    if (journal === undefined) return act.run({ ok: true, value: editsOf(noun, record, fields) });
    const kept = await recorder.commit({ journal, edits: editsOf(noun, record, fields) });
    if (!kept.ok) {
      act.refuse(kept.refusal);
      return false;
    }
    return act.run({
      ok: true,
      value: copyFact<Kept>(facts.journal, { journal, record, noun, fields }),
    });
  };

  const isOurs = (row: Row<Kept> | Row<'person'>) => row.journal === source?.journal && isShown(row);

  const offered = <N extends Kept>(noun: N): readonly Row<N>[] => {
    const there = { site: facts.sites, aiSystem: facts.aiSystems, area: areas };
    const taken = new Set(there[noun].map((row) => row.fields.source?.record));
    const all = kept[noun] as unknown as readonly Row<N>[];
    return all.filter((row) => isOurs(row as unknown as Row<Kept>) && !taken.has(row.record));
  };

  return {
    ensure,
    add,
    offered,
    take: (row: Row<Kept>) => act.run({ ok: true, value: copyFact<Kept>(facts.journal, row) }),
    areas: kept.area.filter(isOurs),
    /** People of the directory who are not in the team. */
    people: people.filter(
      (row) =>
        isOurs(row) &&
        !facts.team.some(({ fields: { person, name } }) =>
          row.fields.account ? person === row.fields.account : name === row.fields.name,
        ),
    ),
    knownNames: organisations.flatMap((row) => row.fields.name ?? []),
  };
};
