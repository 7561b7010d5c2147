"use client";

import { useField } from "#lib/ui/form-state.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  /** Says which of the many cells with this label it is. */
  readonly unseen: string;
  readonly value: string;
  readonly problem: string;
  readonly inputMode?: "email" | "tel";
};

/** One wrong cell of a file, and what is wrong with it. */
export function CellField({ name, label, unseen, value, problem, inputMode }: Props) {
  const { id, words, typed } = useField(name);
  return (
    <div className="field my-0 mb-3">
      <label htmlFor={id}>
        {label}
        <span className="sr-only">, {unseen}</span>
      </label>
      <p className="wrong" id={`${id}-error`}>
        <span className="sr-only">{words.error}</span>
        {problem}
      </p>
      <input
        id={id}
        name={name}
        type="text"
        inputMode={inputMode}
        defaultValue={typed ?? value}
        autoComplete="off"
        spellCheck={false}
        aria-invalid
        aria-describedby={`${id}-error`}
        className="input"
      />
    </div>
  );
}

export function SkipRow({ name, label, unseen }: { name: string; label: string; unseen: string }) {
  const { id } = useField(name);
  return (
    <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3">
      <input id={id} type="checkbox" name={name} className="size-5 shrink-0 accent-action" />
      <span className="whitespace-nowrap">
        {label}
        <span className="sr-only">: {unseen}</span>
      </span>
    </label>
  );
}
