import { counted } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { QueueView } from "../queries.ts";
import { words } from "../texts.ts";

/** The figures of the queue. */
export function Metrics({ locale, metrics }: { locale: Locale; metrics: QueueView["metrics"] }) {
  const { queue, hours } = words[locale];
  const { open, oldest, median, decidedThisWeek } = metrics;
  const figures = [
    { label: queue.open, value: counted(locale, open) },
    { label: oldest?.isLate ? queue.oldestLate : queue.oldest, value: oldest ? hours(oldest.hours) : queue.none },
    { label: queue.median, value: median ? hours(median.hours) : queue.none },
    { label: queue.decided, value: counted(locale, decidedThisWeek) },
  ];
  return (
    <dl aria-label={queue.metrics} className="my-6 grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-4">
      {figures.map(({ label, value }) => (
        <div key={label} className="flex flex-col-reverse justify-end border-t border-line pt-2">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="m-0 text-lg font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
