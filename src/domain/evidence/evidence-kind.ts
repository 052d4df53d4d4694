/** The kinds of audit evidence (ISO 19011): what was seen, heard, read or counted. */
export const evidenceKinds = ['photo', 'document', 'interview', 'observation', 'recordSample', 'file'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
