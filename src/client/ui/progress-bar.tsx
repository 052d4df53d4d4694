/** Work with a count in words. `label` says what, `words` how far. */
export const ProgressBar = ({
  label,
  words,
  value,
  max,
}: {
  label: string;
  words: string;
  value: number;
  max: number;
}) => (
  <div>
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${max > 0 ? (100 * value) / max : 0}%` }} />
    </div>
    <p className="mt-2 text-ink2">{words}</p>
  </div>
);
