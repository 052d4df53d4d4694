import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { AudioLines, Camera, Eye, FileText, ListChecks, type LucideIcon, MessageSquare, Paperclip } from 'lucide-react';
import type { EvidenceKind } from '#domain/evidence/evidence-kind.ts';

export const evidenceWords: Record<EvidenceKind, MessageDescriptor> = {
  photo: msg`Photo`,
  document: msg`Document reviewed`,
  interview: msg`Interview`,
  observation: msg`Observation made`,
  recordSample: msg`Record sample`,
  file: msg`File`,
};

export const evidenceIcons: Record<EvidenceKind, LucideIcon> = {
  photo: Camera,
  document: FileText,
  interview: MessageSquare,
  observation: Eye,
  recordSample: ListChecks,
  file: Paperclip,
};

export const fileIcon = (mediaType: string | undefined): LucideIcon =>
  mediaType?.startsWith('audio/') ? AudioLines : Paperclip;
