import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { changeSchema } from '#domain/journal/change.ts';
import * as accountMessages from '#protocol/account-messages.ts';
import * as messages from '#protocol/messages.ts';
import { protocolVersion } from '#protocol/protocol.ts';

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** Of every message's shape, in a fixed order. */
const hashOfShapes = (): string => {
  const shapes = Object.entries({ ...messages, ...accountMessages, changeSchema })
    .filter(([, value]) => isSchema(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema as z.core.$ZodType, { unrepresentable: 'any' })]);
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
};

describe('the protocol', () => {
  test('has the shapes that its history names last: who changes one adds a line, and asks whether old tablets still understand', () => {
    const lines = readFileSync('src/protocol/HISTORY.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const [, version, hash] = (lines.at(-1) ?? '').split('|').map((cell) => cell.trim());
    expect(hash).toBe(hashOfShapes());
    expect(version).toBe(String(protocolVersion));
  });
});
