import { DatabaseSync } from 'node:sqlite';
import type { Tables } from '../store/tables.ts';

/**
 * The database for reading only, and as it was at one moment: a running server goes on writing beside it, and nothing is
 * brought up to date by looking at it.
 */
export const readDatabase = (path: string) => {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('pragma busy_timeout=5000; begin');
  return {
    all: <T extends keyof Tables>(table: T, more = '', ...values: readonly string[]): readonly Tables[T][] =>
      database.prepare(`select * from ${table} ${more}`).all(...values) as unknown as Tables[T][],
    /** What SQLite itself finds damaged; empty where it finds nothing. */
    damage: (): readonly string[] =>
      (database.prepare('pragma integrity_check(20)').all() as { integrity_check: string }[]).flatMap((row) =>
        row.integrity_check === 'ok' ? [] : row.integrity_check,
      ),
    close: () => database.close(),
  };
};

export type ReadDatabase = ReturnType<typeof readDatabase>;
