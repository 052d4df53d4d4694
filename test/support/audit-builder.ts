import { auditFacts, type WholeAudit } from '#domain/audit/audit-facts.ts';
import { startAudit } from '#domain/audit/start-audit.ts';
import { answerItem } from '#domain/checklist/answer-item.ts';
import type { Response } from '#domain/checklist/response.ts';
import type { Grade } from '#domain/finding/grade.ts';
import type { RaiseRefusal } from '#domain/finding/raise-finding.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { Result } from '#domain/result.ts';
import { SimulatedAuthor } from './simulated-author.ts';
import { catalogue, sofia } from './test-tablet.ts';

/** An audit in memory, on the real journal: acts go in, facts come out. */
export const buildAudit = () => {
  const author = new SimulatedAuthor('a').found();
  author.edit(...startAudit(author.journal, { auditor: sofia, catalogue, today: '2026-03-17', title: 'Test audit' }));
  const facts = (): WholeAudit => auditFacts(author.journal, catalogue, [...author.view().values()]);
  const act = <R extends { readonly kind: string }>(result: Result<readonly Edit[], R>): void => {
    if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
    author.edit(...result.value);
  };
  let records = 0;
  const newRecord = () => `cccccccc-0000-4000-8000-${(++records).toString(16).padStart(12, '0')}`;
  const raise = (item: string, grade: Grade): string => {
    const record = newRecord();
    act<RaiseRefusal>(raiseFinding(facts(), { record, item, grade, by: sofia, today: '2026-03-17' }));
    return record;
  };
  const answer = (item: string, response: Response | null, reason?: string) =>
    answerItem(facts(), { item, response, ...(reason === undefined ? {} : { reason }) });
  return { author, facts, act, raise, answer, newRecord };
};
