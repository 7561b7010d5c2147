import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { FirstSteps as Known } from "../queries.ts";
import { words } from "../texts.ts";

/** In the order in which they can be done: one needs a colleague before making one beheerder. */
const paths = {
  colleagues: to.newColleague(),
  list: to.imports(),
  administrator: to.appointColleague(),
} as const;
const order = ["colleagues", "list", "administrator"] as const;

type Props = { readonly locale: Locale; readonly known: Known };

/** What a beheerder does first, each ticked when the state says it is done. */
export function FirstSteps({ locale, known: { organisation, done } }: Props) {
  const next = order.find((step) => !done[step] && (step !== "administrator" || done.canAppoint));
  const { title, lead, steps, notYet, onward, done: ticked } = words[locale].firstSteps;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead(organisation)}</p>
      <TaskList>
        {order.map((step) => {
          const { sentence, note, go } = steps[step];
          const waits = step === "administrator" && !done[step] && !done.canAppoint;
          return (
            <Task key={step} sentence={sentence} note={waits ? `${note} ${notYet}` : note}>
              {done[step] ? (
                <StatusTag tone="success">{ticked}</StatusTag>
              ) : (
                <ButtonLink href={href(locale, paths[step])} look={step === next ? "primary" : "secondary"} small>
                  {go}
                </ButtonLink>
              )}
            </Task>
          );
        })}
      </TaskList>
      <p>
        <a href={href(locale, to.overview())}>{onward}</a>
      </p>
    </>
  );
}

/** On the overview, as long as nobody else is there. */
export function ToFirstSteps({ locale }: { locale: Locale }) {
  const { alone, begin } = words[locale].overview;
  return (
    <p>
      {alone} <a href={href(locale, to.firstSteps())}>{begin}</a>
    </p>
  );
}
