import { Refresher } from "./refresher.tsx";

type Texts = {
  readonly title: string;
  done(count: number, all: number): string;
  readonly leave: string;
  readonly refresh: string;
};

type Props = {
  readonly texts: Texts;
  readonly counts: { readonly all: number; readonly todo: number };
  /** The path of the page it stands on, with its language. */
  readonly here: string;
};

const bar =
  "h-4 w-full appearance-none overflow-hidden rounded-md border-0 bg-tint [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-tint [&::-webkit-progress-value]:bg-action";

/** How far an import is; without JavaScript a link asks for the page again. */
export function Progress({ texts, counts: { all, todo }, here }: Props) {
  return (
    <>
      <div role="status">
        <p>{texts.done(all - todo, all)}</p>
      </div>
      <progress className={bar} max={all} value={all - todo} aria-label={texts.title} />
      <p>{texts.leave}</p>
      <p>
        <a href={here}>{texts.refresh}</a>
      </p>
      <Refresher />
    </>
  );
}
