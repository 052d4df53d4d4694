import { expect, test } from 'vitest';
import { isAgainst } from '#domain/catalogue/is-against.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

test('an audit is against a catalogue in any version, and against none that a version of it contradicts', () => {
  const audit = buildAudit();
  const row = () => audit.facts().audit as Row<'audit'>;
  expect(isAgainst(catalogue, row())).toBe(true);
  expect(isAgainst({ id: 'iso-27001' }, row())).toBe(false);
  const say = (id: string) => editsOf('audit', row().record, { catalogue: { id, version: 'other' } });
  audit.author.edit(...say(catalogue.id));
  expect(isAgainst(catalogue, row())).toBe(true);
  const base = row().heads['catalogue'] ?? [];
  for (const id of [catalogue.id, 'iso-27001']) audit.author.edit(...say(id).map((edit) => ({ ...edit, base })));
  expect(isAgainst(catalogue, row())).toBe(false);
  expect(isAgainst({ id: 'iso-27001' }, row())).toBe(false);
});
