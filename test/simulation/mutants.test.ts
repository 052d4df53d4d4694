import { expect, test } from 'vitest';
import { runMutants } from './run-mutants.ts';

test('the simulation catches every bug that is planted, within 2,000 schedules', { timeout: 420_000 }, async () => {
  const missed: string[] = [];
  await runMutants(({ name, caught }) => {
    if (!caught) missed.push(name);
  });
  expect(missed).toEqual([]);
});
