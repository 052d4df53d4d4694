import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely';

type Statement = {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
};

const bound = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((value) =>
    typeof value === 'boolean' ? Number(value) : value === undefined ? null : (value as SQLInputValue),
  );

/** Statements are kept: preparing them anew for every batch would cost more than running them. */
const adapt = (database: DatabaseSync) => {
  const prepared = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare: (sql: string): Statement => {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      const adapted: Statement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run: (parameters) => statement.run(...bound(parameters)),
        iterate: (parameters) => statement.iterate(...bound(parameters)),
      };
      if (prepared.size > 500) prepared.clear();
      prepared.set(sql, adapted);
      return adapted;
    },
  };
};

/** One connection, one user of it at a time; a transaction takes the write lock at its beginning. */
class OneConnectionDriver extends SqliteDriver {
  #last: Promise<void> = Promise.resolve();
  #release: (() => void) | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return super.acquireConnection();
  }

  override releaseConnection(): Promise<void> {
    this.#release?.();
    return Promise.resolve();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * Node's own SQLite under Kysely. WAL with `synchronous=FULL`: what was answered survives a power cut; NORMAL lost
 * every acknowledged write in such a cut.
 */
export const sqliteDialect = (path: string): SqliteDialect => {
  const database = new DatabaseSync(path);
  database.exec(
    'pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000; pragma cache_size=-32000',
  );
  const config = { database: adapt(database) as never };
  return new (class extends SqliteDialect {
    override createDriver() {
      return new OneConnectionDriver(config);
    }
  })(config);
};
