import { Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

const first: Migration = {
  up: async (db) => {
    const table = (name: string) => db.schema.createTable(name);
    await table('journals')
      .addColumn('journal', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('prefix', 'text', (c) => c.notNull())
      .addColumn('founded_at', 'text', (c) => c.notNull())
      .execute();
    await table('changes')
      .addColumn('journal', 'text', (c) => c.notNull())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('by_person', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('content_hash', 'text', (c) => c.notNull())
      .addColumn('link', 'text', (c) => c.notNull())
      .addColumn('prefix', 'text', (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('changes_place', ['journal', 'seq'])
      .addUniqueConstraint('changes_once', ['journal', 'id'])
      .execute();
    // Few changes are administrative, and they are asked for with every message.
    await sql`create index changes_administrative on changes (journal, kind) where kind not in ('set', 'attach')`.execute(
      db,
    );
    await table('members')
      .addColumn('journal', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('role', 'text')
      .addColumn('ended_at', 'text')
      .addPrimaryKeyConstraint('members_once', ['journal', 'person'])
      .execute();
    await db.schema.createIndex('members_person').on('members').column('person').execute();
    await table('blob_references')
      .addColumn('journal', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('blob_references_once', ['journal', 'sha256'])
      .execute();
    await db.schema.createIndex('blob_references_hash').on('blob_references').column('sha256').execute();
    await table('blobs')
      .addColumn('sha256', 'text', (c) => c.primaryKey())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('media_type', 'text', (c) => c.notNull())
      .addColumn('stored_at', 'text', (c) => c.notNull())
      .execute();
    await table('accounts')
      .addColumn('account', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('sign_in_name', 'text', (c) => c.notNull().unique())
      .addColumn('password', 'text')
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('disabled_at', 'text')
      .execute();
    await table('persons')
      .addColumn('person', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text', (c) => c.notNull())
      .execute();
    await table('devices')
      .addColumn('device', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('installation', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('enrolled_at', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('revoked_at', 'text')
      .execute();
    await table('device_keys')
      .addColumn('public_key', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('enrolled_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('device_keys_person').on('device_keys').column('person').execute();
    await table('sessions')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('fresh_until', 'text', (c) => c.notNull())
      .execute();
    await table('links')
      .addColumn('secret_hash', 'text', (c) => c.primaryKey())
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('account', 'text')
      .addColumn('name', 'text')
      .addColumn('role', 'text')
      .addColumn('created_by', 'text')
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('used_at', 'text')
      .execute();
    await table('sign_in_attempts')
      .addColumn('sign_in_name', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await table('facts')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};

/** Whether a journal's own people have shown the bytes that it names: knowing a hash must not open another's file. */
const second: Migration = {
  up: async (db) => {
    await db.schema.alterTable('blob_references').addColumn('given_at', 'text').execute();
  },
};

const migrations: Record<string, Migration> = { '001': first, '002': second };

/** Opens the server's database and brings it up to date. A database of a newer server is refused. */
export const openDatabase = async (path: string): Promise<Database> => {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw new Error(
      `The database ${path} can't be brought up to date: ${error instanceof Error ? error.message : 'its migrations failed'}. It was left as it is; a newer server may have written it.`,
    );
  }
  return db;
};

/** One fact that the server notes about itself. */
export const readFact = async (db: Database, name: string): Promise<string | undefined> =>
  (await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())?.value;

export const writeFact = async (db: Database, name: string, value: string): Promise<void> => {
  await db
    .insertInto('facts')
    .values({ name, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute();
};
