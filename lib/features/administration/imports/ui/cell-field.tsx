"use client";

import { useField } from "#lib/ui/form-state.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  /** Says which of the many cells with this label it is. */
  readonly unseen: string;
  readonly value: string;
  /** What is wrong with it. */
  readonly problem?: string;
  /** Said of a cell that was guessed at. */
  readonly guess?: string;
  readonly inputMode?: "email" | "tel";
};

/** One cell of a file. */
export function CellField({ name, label, unseen, value, problem, guess, inputMode }: Props) {
  const { id, words, typed } = useField(name);
  // Where nothing is to be said, the place in the row tells which cell it is, and a reader who cannot see it hears it.
  const isSaid = problem !== undefined || guess !== undefined;
  return (
    <div className="field my-0 mb-2">
      {isSaid && (
        <label htmlFor={id} className="text-sm">
          {label} {guess !== undefined && <mark className="rounded-sm px-1">{guess}</mark>}
        </label>
      )}
      {problem !== undefined && (
        <p className="wrong" id={`${id}-error`}>
          <span className="sr-only">{words.error}</span>
          {problem}
        </p>
      )}
      <input
        id={id}
        name={name}
        type="text"
        inputMode={inputMode}
        defaultValue={typed ?? value}
        aria-label={`${label}, ${unseen}`}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...(problem !== undefined && { "aria-invalid": true, "aria-describedby": `${id}-error` })}
        className="input"
      />
    </div>
  );
}

/** What the page showed of a row, which comes back with it. */
export function ShownMark({ name, mark }: { readonly name: string; readonly mark: string }) {
  return <input type="hidden" name={name} value={useField(name).typed ?? mark} />;
}

/** The box that leaves a row out; its column has the word for it. */
export function SkipRow({ name, label, unseen }: { name: string; label: string; unseen: string }) {
  const { id, typed } = useField(name);
  return (
    <label htmlFor={id} className="flex min-h-11 min-w-11 cursor-pointer items-center">
      <input
        id={id}
        type="checkbox"
        name={name}
        defaultChecked={typed === "on"}
        aria-label={`${label}: ${unseen}`}
        className="size-5 shrink-0 accent-action"
      />
    </label>
  );
}
