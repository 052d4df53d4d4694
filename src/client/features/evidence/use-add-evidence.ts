import { useNavigate } from 'react-router';
import type { ChecklistItem } from '#domain/checklist/checklist-item.ts';
import type { EvidenceKind } from '#domain/evidence/evidence-kind.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { momentOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditorIn } from '../tablet/use-auditor.ts';

/** Begins a piece of evidence on an item, for a finding where one is given, and opens it to be described. */
export const useAddEvidence = (item: Pick<ChecklistItem, 'item'>, finding?: string) => {
  const { facts, noteNumbers } = useAudit();
  const { newId, now } = useTablet();
  const auditor = useAuditorIn(facts.team);
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  return async (kind: EvidenceKind, fields: Partial<RecordOf<'evidence'>> = {}): Promise<void> => {
    if (!auditor) return act.refuse({ kind: 'markNeeded' });
    const record = newId();
    const at = now();
    const edits = recordEvidence(facts, {
      record,
      item: item.item,
      kind,
      by: auditor,
      now: at,
      fields: { eventOn: momentOf(at), ...fields },
      ...(finding ? { finding } : {}),
    });
    noteNumbers(edits);
    if (await act.run(succeed(edits))) void navigate(`/audits/${facts.journal}/evidence/${record}`);
  };
};
