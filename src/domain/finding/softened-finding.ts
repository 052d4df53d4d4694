import type { AuditFacts } from '../audit/audit-facts.ts';
import { gradeOf } from '../checklist/verdict.ts';
import type { Row } from '../row.ts';
import { isNonconformity } from './grade.ts';

/** A sentence of a mild finding that reads like a nonconformity, and why. */
export type Softened = {
  readonly number: string;
  readonly record: string;
  readonly quote: string;
  readonly reason: 'obligation' | 'sameRequirement';
};

/** Words that say that something is owed. "Has to" is left out: it is how people speak of anything. */
const obligation =
  /\b(shall|must|required|obliged|mandatory|requires|demands)\b|\b(muss|müssen|müsste[nt]?|gefordert|verlangt|vorgeschrieben|verpflichtend|verlangen|fordert)(?![\p{L}])/iu;

/** Words that say that something is not so. `no` counts only before what an auditor looks for. */
const failure =
  /\b(not|never|missing|lacks?|lacking|fails?|failed|absent|wasn't|isn't|weren't|hasn't|haven't|didn't|doesn't)\b|\bno (?:[\p{L}-]+ )?(record|records|evidence|proof|document|documents|review|assessment|approval|procedure|process|plan|owner|ticket|alarm|log)\b|(?<![\p{L}])(nicht|nie|keine?[nrsm]?|fehlt|fehlen|fehlte[n]?|unterblieb|versäumt)(?![\p{L}])/iu;

/** Where the obligation itself is denied, or a prohibition is merely told, nothing has failed by that. */
const harmless =
  /\b(?:not|never) (?:strictly |expressly |yet )?(?:required|obliged|mandatory)\b|\b(?:does|do|did|would|need)(?: not|n't) (?:have to|require|demand)\b|\bno (?:requirement|obligation)\b|\b(?:must|shall) not\b|\bmustn't\b|\bnot only\b|(?<![\p{L}])(?:muss|müssen) nicht(?![\p{L}])|(?<![\p{L}])nicht (?:zwingend |ausdrücklich )?(?:gefordert|verlangt|vorgeschrieben|verpflichtend)(?![\p{L}])|(?<![\p{L}])nicht nur(?![\p{L}])/giu;

const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** So many words in a row, told alike, are a quotation and no chance. */
const quotedWords = 6;

const runsIn = (text: string): ReadonlySet<string> => {
  const words = wordsIn(text);
  return new Set(
    Array.from({ length: Math.max(0, words.length - quotedWords + 1) }, (_, i) =>
      words.slice(i, i + quotedWords).join(' '),
    ),
  );
};

/**
 * CA29: the sentence of an improvement or observation that quotes a failed requirement: it says that something owed is
 * not so, or repeats the requirement that a nonconformity on the same item names as failed. Only a warning: the grade is
 * the auditor's.
 */
export const softened = (
  finding: Row<'finding'>,
  /** The requirements of nonconformities on the same item. */
  failed: readonly string[],
): Softened | undefined => {
  const grade = gradeOf(finding);
  if (grade !== 'observation' && grade !== 'opportunityForImprovement') return undefined;
  const { title = '', statement = '', number = '' } = finding.fields;
  const found = (quote: string, reason: Softened['reason']): Softened => ({
    number,
    record: finding.record,
    quote,
    reason,
  });
  const runs = failed.map(runsIn);
  for (const sentence of [title, ...sentencesIn(statement)]) {
    const bare = sentence.replace(harmless, ' ');
    if (obligation.test(bare) && failure.test(bare)) return found(sentence, 'obligation');
    const own = runsIn(sentence);
    if (runs.some((known) => [...own].some((run) => known.has(run)))) return found(sentence, 'sameRequirement');
  }
  return undefined;
};

/** The same for every finding of an audit. */
export const softenedFindings = (facts: Pick<AuditFacts, 'findings'>): readonly Softened[] =>
  facts.findings.flatMap((finding) => softened(finding, failedOn(facts, finding)) ?? []);

export const failedOn = (facts: Pick<AuditFacts, 'findings'>, finding: Row<'finding'>): readonly string[] =>
  facts.findings
    .filter((other) => other.fields.item === finding.fields.item && isNonconformity(gradeOf(other)))
    .flatMap((other) => other.fields.requirement ?? []);
