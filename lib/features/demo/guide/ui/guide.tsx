import { demoPortals, guideActs, to } from "#lib/addresses.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Beside } from "#lib/ui/beside.tsx";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import type { Guide as Shown } from "../queries.ts";
import { jumps, people, playing, steps, type Jump, type StoryStep, type Who } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Shown; readonly tooFar: boolean };

const messagesTo = (locale: Locale, who: Who) => href(locale, to.mailbox({ to: people[who] }));

/** After its first step and before its last: what is beside the story is folded away, so that the step is all there is to read. */
const isInStory = ({ story }: Shown) => story.done.length > 0 && story.now !== null;

/** The first page of the demo: what this is, the story and where one is in it, the clock, and everybody one can be. */
export function Guide({ locale, page, tooFar }: Props) {
  const { heading, lead, clock, stopped } = words[locale];
  const out = page.cards.find(({ who }) => who === page.stopped);
  return (
    <>
      <h1>{heading}</h1>
      {out ? (
        <Notice tone="warning" title={stopped.title(out.name)}>
          <p>{stopped.text}</p>
          <p className="buttons">
            <ButtonLink href={href(locale, to.help())}>{stopped.help}</ButtonLink>
            <ButtonLink look="secondary" href={messagesTo(locale, out.who)}>
              {stopped.mail(out.name)}
            </ButtonLink>
          </p>
        </Notice>
      ) : (
        !isInStory(page) && <p className="lead">{lead}</p>
      )}
      {tooFar && <Notice tone="warning">{clock.tooFar}</Notice>}
      <Beside>
        <Story locale={locale} page={page} />
        <div>
          <Clock locale={locale} page={page} />
          <More locale={locale} page={page} />
        </div>
      </Beside>
      <People locale={locale} page={page} />
    </>
  );
}

type Part = Omit<Props, "tooFar">;

function Story({ locale, page: { story } }: Part) {
  const { title, where, over } = words[locale].story;
  const at = story.now === null ? -1 : steps.indexOf(story.now);
  return (
    <section aria-labelledby="story">
      <h2 id="story">{title}</h2>
      <p>{at < 0 ? over : where(at + 1)}</p>
      <ol className="m-0 list-none ps-0">
        {steps.map((step, i) => (
          <Step key={step} {...{ locale, step, n: i + 1 }} isDone={story.done.includes(step)} isNow={i === at} />
        ))}
      </ol>
    </section>
  );
}

type StepProps = {
  readonly locale: Locale;
  readonly step: StoryStep;
  readonly n: number;
  readonly isDone: boolean;
  readonly isNow: boolean;
};

/** Only the step that is to be done says what to do; of those behind us there is the mail that came of it. */
function Step({ locale, step, n, isDone, isNow }: StepProps) {
  const { steps: told, step: named, done, mail } = words[locale].story;
  const { title, text, act } = told[step];
  const who = playing[step];
  const reads = step === "waits" ? "anna" : "dora";
  const letter = isDone || (isNow && step === "portal") ? mail[step] : null;
  return (
    <li className={isNow ? "card m-0 border-2 border-action" : "px-6 py-3"} aria-current={isNow ? "step" : undefined}>
      <h3 className="m-0">
        <span className="sr-only">
          {named(n)}
          {isDone && `, ${done}`}:{" "}
        </span>
        <span aria-hidden className="me-2 text-muted">
          {isDone ? "✓" : n}
        </span>
        {title}
      </h3>
      {isNow && <p className="mt-2">{text}</p>}
      {(isNow || letter !== null) && (
        <div className={isNow ? "buttons" : ""}>
          {isNow && who === null && <Jumping {...{ locale, jump: "fourHours", text: act }} look="primary" />}
          {isNow && who !== null && <BeingSomeone {...{ locale, who, text: act }} look="primary" />}
          {letter !== null && <a href={messagesTo(locale, reads)}>{letter}</a>}
        </div>
      )}
    </li>
  );
}

type Look = { readonly look: "primary" | "secondary"; readonly small?: boolean };

function BeingSomeone({ locale, who, text, ...look }: { locale: Locale; who: Who; text: string } & Look) {
  return (
    <form action={guideActs.signInAs} method="post">
      <input type="hidden" name="wie" value={who} />
      <input type="hidden" name="taal" value={locale} />
      <Button {...look}>{text}</Button>
    </form>
  );
}

function Jumping({ locale, jump, text, ...look }: { locale: Locale; jump: Jump; text: string } & Look) {
  return (
    <form action={guideActs.moveClock} method="post">
      <input type="hidden" name="naar" value={jump} />
      <input type="hidden" name="taal" value={locale} />
      <Button {...look}>{text}</Button>
    </form>
  );
}

function Clock({ locale, page }: Part) {
  const { now, outside } = page;
  const { title, now: inDemo, outside: really, lead, jumps: named } = words[locale].clock;
  const isAhead = now.getTime() !== outside.getTime();
  return (
    <details open={!isInStory(page)}>
      <summary className="mt-6 mb-2 text-xl font-bold min-[68.75rem]:mt-0">{title}</summary>
      <p>
        <strong>{inDemo(dateTime(locale, now))}</strong> {isAhead && really(dateTime(locale, outside))}
      </p>
      <p className="text-sm">{lead}</p>
      <div className="buttons">
        {jumps.map((jump) => (
          <Jumping key={jump} {...{ locale, jump, text: named[jump] }} look="secondary" small />
        ))}
      </div>
    </details>
  );
}

function More({ locale, page }: Part) {
  const { more, over, plain, start } = words[locale];
  const [before, behind] = plain("\n").split("\n");
  return (
    <>
      <details open={!isInStory(page)}>
        <summary className="mt-6 mb-2 text-xl font-bold">{more.title}</summary>
        <ul>
          <li>
            <a href={href(locale, to.mailbox())}>{more.mailbox}</a>
          </li>
          <li>
            <a href={demoPortals.mkb}>{more.portals.mkb}</a>
          </li>
          <li>
            <a href={demoPortals.broker}>{more.portals.broker}</a>
          </li>
          <li>
            <a href={href(locale, to.letters())}>{more.letters}</a>
          </li>
        </ul>
        <p>
          {before}
          <a href={href(locale, to.start())}>{start}</a>
          {behind}
        </p>
      </details>
      {page.startsOver && (
        <details open={!isInStory(page)}>
          <summary className="mt-6 mb-2 text-xl font-bold">{over.title}</summary>
          <p>{over.text}</p>
          <form action={guideActs.startOver} method="post">
            <Button look="secondary">{over.submit}</Button>
          </form>
        </details>
      )}
    </>
  );
}

/** Everybody one can be. Inside the story it is folded away. */
function People({ locale, page }: Part) {
  const { cards, me } = page;
  const { title, lead, own, signInAs, hindrances, who: told, now, goOn } = words[locale].people;
  const current = cards.find(({ who }) => who === me);
  return (
    <details open={!isInStory(page)}>
      <summary className="mt-6 mb-2 text-xl font-bold">{title}</summary>
      <p>{lead}</p>
      <p>{own("Demo-wachtwoord-2026")}</p>
      {current && (
        <p>
          <strong>{now(current.name)}</strong> <a href={href(locale, to.signIn())}>{goOn}</a>
        </p>
      )}
      <ul className="grid list-none gap-4 ps-0 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map(({ who, name, hindrance }) => (
          <li key={who} className="card m-0 flex flex-col gap-3">
            <div className="grow">
              <h3 className="m-0">{name}</h3>
              <p className="m-0">{told[who]}</p>
            </div>
            <BeingSomeone
              {...{ locale, who, text: signInAs(name.split(" ")[0] ?? name, hindrances[hindrance]) }}
              look="secondary"
              small
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
