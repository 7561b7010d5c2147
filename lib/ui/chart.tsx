type Bar = {
  readonly name: string;
  readonly value: number;
  /** A second value, which stands behind the first and may reach higher. */
  readonly beyond?: number;
};

const [width, height] = [600, 120];

/** Bars side by side, as a picture of the table that stands beside it; that says the numbers. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1e-9, ...bars.flatMap(({ value, beyond = 0 }) => [value, beyond]));
  const step = width / Math.max(1, bars.length);
  const of = (value: number) => (value / most) * height;
  const rect = (i: number, value: number) => ({
    ...{ x: i * step + step * 0.1, y: height - of(value), width: step * 0.8, height: of(value) },
  });
  return (
    <svg viewBox={`0 0 ${width} ${height + 1}`} role="img" aria-label={label} className="mb-4 w-full">
      {bars.map(({ name, value, beyond = 0 }, i) => (
        <g key={name}>
          {beyond > 0 && <rect {...rect(i, beyond)} className="fill-line" />}
          {value > 0 && <rect {...rect(i, value)} className="fill-action" />}
        </g>
      ))}
      <rect x="0" y={height} width={width} height="1" className="fill-edge" />
    </svg>
  );
}
