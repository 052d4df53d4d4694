import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { databaseFile, openParts } from '#server/open-parts.ts';

test('what each message asks for, the administrative changes, is found by its index and not by reading the journal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'index-'));
  const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
  const parts = await openParts(folder);
  try {
    await parts.store.administrative(randomUUID());
    const asked = prepared.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes("not in ('set', 'attach')"));
    const query = asked.find((sql) => sql.startsWith('select'));
    prepared.mockRestore();
    const database = new DatabaseSync(databaseFile(folder));
    const values = Array.from(query?.match(/\?/gu) ?? [], () => 'x');
    const plan = database.prepare(`explain query plan ${query}`).all(...values);
    database.close();
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX changes_administrative')]);
  } finally {
    await parts.close();
    await rm(folder, { recursive: true });
  }
});
