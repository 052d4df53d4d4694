import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';

// `npm test`: everything, on a fresh machine. Fails also where fewer tests ran than were there before.
type Counts = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
};

const countFile = new URL('./count.json', import.meta.url);
/** `skippable`: those that need poppler, qpdf or third-party files, which a machine may lack. Changed by hand. */
const committed = JSON.parse(readFileSync(countFile, 'utf8')) as { tests: number; skippable: number };
const folder = mkdtempSync(join(tmpdir(), 'test-run-'));
const outputFile = join(folder, 'counts.json');
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const vitest = await startVitest('test', filters, {
  watch: false,
  reporters: ['default', 'json'],
  outputFile: { json: outputFile },
});
await vitest.close();
const counts = JSON.parse(readFileSync(outputFile, 'utf8')) as Counts;
rmSync(folder, { recursive: true });

const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = counts;
const isWhole = filters.length === 0;
const tests = passed + failed + skipped;
if (isWhole && failed === 0 && tests > committed.tests) {
  if (process.env['CI'] !== 'true') writeFileSync(countFile, `${JSON.stringify({ ...committed, tests }, null, 2)}\n`);
  console.log(`${tests - committed.tests} more tests than committed: test/count.json should say ${tests}.`);
}
const isShort = isWhole && (tests < committed.tests || skipped > committed.skippable);
if (isShort)
  console.error(
    `${tests} tests, ${skipped} of them skipped; test/count.json wants ${committed.tests}, at most ${committed.skippable} skipped: none may be lost.`,
  );
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || isShort || !counts.success ? 1 : 0);
