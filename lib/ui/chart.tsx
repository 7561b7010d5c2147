type Bar = {
  readonly name: string;
  readonly value: number;
  /** A second value, which stands behind the first and may reach higher. */
  readonly beyond?: number;
};

type Props = {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** How high the highest is. */
  readonly tallest?: string;
  /** What the bars are, and what those behind them. */
  readonly colours?: readonly [front: string, behind: string];
  /** Whether each bar has its name below it, or the first and the last alone. */
  readonly names?: "each" | "ends";
};

const [width, height] = [600, 120];

/** Bars side by side, as a picture of the table that stands beside it; that says the numbers, also aloud. */
export function Bars({ label, bars, tallest, colours, names }: Props) {
  const most = Math.max(1e-9, ...bars.flatMap(({ value, beyond = 0 }) => [value, beyond]));
  const step = width / Math.max(1, bars.length);
  const of = (value: number) => (value / most) * height;
  const rect = (i: number, value: number) => ({
    ...{ x: i * step + step * 0.1, y: height - of(value), width: step * 0.8, height: of(value) },
  });
  const named = names === "ends" ? [bars[0], bars.at(-1)] : bars;
  return (
    <div className="mb-4">
      <p aria-hidden="true" className="mb-1 flex flex-wrap gap-x-4 text-sm text-muted">
        {colours?.map((name, i) => (
          <span key={name}>
            <span className={`me-1.5 inline-block size-3 ${i === 0 ? "bg-action" : "bg-edge"}`} />
            {name}
          </span>
        ))}
        {tallest !== undefined && <span className="ms-auto">{tallest}</span>}
      </p>
      <svg viewBox={`0 0 ${width} ${height + 1}`} role="img" aria-label={label} className="w-full">
        {bars.map(({ name, value, beyond = 0 }, i) => (
          <g key={name}>
            {beyond > 0 && <rect {...rect(i, beyond)} className="fill-edge" />}
            {value > 0 && <rect {...rect(i, value)} className="fill-action" />}
          </g>
        ))}
        <rect x="0" y={height} width={width} height="1" className="fill-edge" />
      </svg>
      {names && (
        <p
          aria-hidden="true"
          className={
            names === "ends"
              ? "flex justify-between text-sm text-muted"
              : "grid auto-cols-fr grid-flow-col text-center text-sm text-muted"
          }
        >
          {named.map((bar, i) => (
            <span key={i} className="px-1">
              {bar?.name}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
