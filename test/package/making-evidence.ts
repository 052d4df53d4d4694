import type { Change } from '#domain/journal/change.ts';
import { writeAuditFile } from '#package/audit-file/write-audit-file.ts';
import { writeEvidencePackage } from '#package/evidence/write-evidence-package.ts';
import type { Bytes } from '#package/package-format.ts';
import { readPackage } from '#package/read-package.ts';
import { makeWording } from '#report/wording/wording.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { joined, packed, sourceOf } from './packing.ts';

type Audit = { readonly journal: string; readonly readBlob?: Parameters<typeof packed>[1] };

const facts = { catalogue, madeAt: '2026-03-18T16:00:00.000Z', app: 'test' };

const readBack = async ({ journal, readBlob }: Audit, changes: readonly Change[]) => {
  const { bytes } = await packed([{ journal, changes }], readBlob);
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

export const evidenceFrom = async (
  audit: Audit,
  changes: readonly Change[],
  more: Partial<Parameters<typeof writeEvidencePackage>[0]> = {},
) => {
  const chunks: Bytes[] = [];
  const made = await writeEvidencePackage({
    ...facts,
    read: await readBack(audit, changes),
    journal: audit.journal,
    verify: makeSignatureCheck(),
    page: '<!doctype html><title>page</title>',
    onChunk: (chunk) => void chunks.push(chunk),
    ...more,
  });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { ...made.value, bytes: joined(chunks) };
};

export const auditFileFrom = async (
  audit: Audit,
  changes: readonly Change[],
  more: Partial<Parameters<typeof writeAuditFile>[0]> = {},
) => {
  const chunks: Bytes[] = [];
  const made = await writeAuditFile({
    ...facts,
    read: await readBack(audit, changes),
    journal: audit.journal,
    w: makeWording('en'),
    onChunk: (chunk) => void chunks.push(chunk),
    ...more,
  });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { ...made.value, bytes: joined(chunks) };
};
