import type { Change } from '#domain/journal/change.ts';
import { writeEvidencePackage } from '#package/evidence/write-evidence-package.ts';
import type { Bytes } from '#package/package-format.ts';
import { readPackage } from '#package/read-package.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { joined, packed, sourceOf } from './packing.ts';
import type { signedAudit } from './signed-audit.ts';

export const evidenceFrom = async (
  audit: Pick<ReturnType<typeof signedAudit>, 'journal' | 'readBlob'>,
  changes: readonly Change[],
  more: Partial<Parameters<typeof writeEvidencePackage>[0]> = {},
) => {
  const { bytes } = await packed([{ journal: audit.journal, changes }], audit.readBlob);
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const chunks: Bytes[] = [];
  const made = await writeEvidencePackage({
    read: read.value,
    journal: audit.journal,
    catalogue,
    verify: makeSignatureCheck(),
    madeAt: '2026-03-18T16:00:00.000Z',
    app: 'test',
    page: '<!doctype html><title>page</title>',
    onChunk: (chunk) => void chunks.push(chunk),
    ...more,
  });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { ...made.value, bytes: joined(chunks) };
};
