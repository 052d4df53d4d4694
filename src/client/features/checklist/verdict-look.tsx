import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Verdict } from '#domain/checklist/verdict.ts';

/** What a verdict is called and how it looks: shape and word first, tone last. The report uses the same shapes. */
export const verdictWords: Record<Verdict, MessageDescriptor> = {
  major: msg`Major`,
  minor: msg`Minor`,
  opportunityForImprovement: msg`Improvement`,
  observation: msg`Observation`,
  goodPractice: msg`Good practice`,
  conforms: msg`Conforms`,
  doesNotConform: msg`Does not conform`,
  notAudited: msg`Not audited`,
  notApplicable: msg`N/A`,
  open: msg`Open`,
};

const boxes: Record<Verdict, string> = {
  major: 'bg-major text-on-major',
  minor: 'bg-minor text-on-minor',
  doesNotConform: 'bg-minor text-on-minor',
  opportunityForImprovement: 'bg-ofi text-on-ofi ring-1 ring-inset ring-on-ofi/60',
  observation: 'bg-obs text-ink ring-1 ring-inset ring-edge',
  goodPractice: 'bg-conf text-on-conf ring-1 ring-inset ring-edge',
  conforms: 'bg-conf text-on-conf ring-1 ring-inset ring-edge',
  notAudited: 'border border-dashed border-edge text-ink2',
  notApplicable: 'border border-dashed border-edge text-ink2',
  open: 'border border-edge bg-surface',
};

const shape = (verdict: Verdict) => {
  switch (verdict) {
    case 'major':
      return <rect x="8" y="8" width="8" height="8" fill="currentColor" />;
    case 'minor':
      return (
        <>
          <rect x="7.5" y="7.5" width="9" height="9" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M7.5 16.5h9v-9z" fill="currentColor" />
        </>
      );
    case 'doesNotConform':
      return <rect x="7.5" y="7.5" width="9" height="9" fill="none" stroke="currentColor" strokeWidth="2" />;
    case 'opportunityForImprovement':
      return <circle cx="12" cy="12" r="4.2" fill="none" stroke="currentColor" strokeWidth="2.2" />;
    case 'observation':
      return <circle cx="12" cy="12" r="2.6" fill="currentColor" />;
    case 'goodPractice':
      return (
        <path d="m12 6.2 1.8 3.7 4 .6-2.9 2.8.7 4L12 15.400l-3.600 1.900.7-4-2.900-2.800 4-.6z" fill="currentColor" />
      );
    case 'conforms':
      return (
        <path
          d="m7.500 12.300 3 3 6-6.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case 'notApplicable':
      return <path d="M8 12h8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />;
    case 'notAudited':
    case 'open':
      return null;
  }
};

/** The tile of a verdict, 24 px unless said otherwise. Its word is its name; hide it where the word stands beside it. */
export const VerdictTile = ({
  verdict,
  size = 24,
  isDecoration = false,
}: {
  verdict: Verdict;
  size?: number;
  isDecoration?: boolean;
}) => {
  const { _ } = useLingui();
  return (
    <span
      {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': _(verdictWords[verdict]) })}
      className={`inline-flex shrink-0 rounded-tile ${boxes[verdict]}`}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden>
        {shape(verdict)}
      </svg>
    </span>
  );
};

/** Height and tone of a verdict's bar in the skyline: severity first. */
export const skylineLook: Record<Verdict, { readonly height: number; readonly fill: string }> = {
  major: { height: 1, fill: 'var(--major)' },
  minor: { height: 0.74, fill: 'var(--minor)' },
  doesNotConform: { height: 0.74, fill: 'var(--minor)' },
  opportunityForImprovement: { height: 0.52, fill: 'var(--bar-ofi)' },
  observation: { height: 0.42, fill: 'var(--bar-none)' },
  goodPractice: { height: 0.34, fill: 'var(--bar-conf)' },
  conforms: { height: 0.34, fill: 'var(--bar-conf)' },
  notAudited: { height: 0.1, fill: 'var(--bar-none)' },
  notApplicable: { height: 0.1, fill: 'var(--bar-none)' },
  open: { height: 0.07, fill: 'var(--bar-none)' },
};
