import { Trans, useLingui } from '@lingui/react/macro';
import type { AgeBucket } from '#domain/corrective-action/case-register.ts';
import { verdictWords } from '../checklist/verdict-look.tsx';

const height = 96;
const shown = ['major', 'minor'] as const;
const fills = { major: 'var(--major)', minor: 'var(--minor)' } as const;

/** Open cases by age: a picture, and the same as a table beside it. */
export const AgeingChart = ({ buckets }: { buckets: readonly AgeBucket[] }) => {
  const { t, i18n } = useLingui();
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const nameOf = ({ from, to }: AgeBucket) => (to === undefined ? t`over ${from - 1} days` : t`${from} to ${to} days`);
  return (
    <figure>
      <figcaption className="mb-3 font-bold text-ink2">
        <Trans>Open cases by age</Trans>
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${buckets.length * 60} ${height}`}
        preserveAspectRatio="none"
        className="block h-24 w-full rtl:-scale-x-100"
      >
        {buckets.map((bucket, i) => {
          const unit = height / most;
          const major = (bucket.byGrade.major ?? 0) * unit;
          const all = bucket.count * unit;
          return (
            <g key={bucket.from}>
              <rect x={i * 60 + 6} y={height - 1} width={48} height={1} fill="var(--edge)" />
              <rect x={i * 60 + 6} y={height - all} width={48} height={all - major} fill={fills.minor} />
              <rect x={i * 60 + 6} y={height - major} width={48} height={major} fill={fills.major} />
            </g>
          );
        })}
      </svg>
      <table className="mt-2 w-full table-fixed text-center">
        <thead>
          <tr>
            {buckets.map((bucket) => (
              <th key={bucket.from} scope="col" className="px-1 font-normal text-ink2">
                {nameOf(bucket)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((grade) => (
            <tr key={grade}>
              {buckets.map((bucket) => {
                const count = bucket.byGrade[grade] ?? 0;
                const word = i18n._(verdictWords[grade]);
                return (
                  <td key={bucket.from}>
                    {count > 0 && (
                      <>
                        <b>{count}</b> <span className="text-ink2">{word}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
};
