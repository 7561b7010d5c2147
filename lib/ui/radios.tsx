"use client";

import type { ReactNode } from "react";
import { Hint, Wrong, type FieldProps } from "./field.tsx";
import { useField } from "./form.tsx";

export type Choice = { readonly value: string; readonly label: string; readonly hint?: ReactNode };

type Props = Omit<FieldProps, "optional"> & {
  readonly choices: readonly Choice[];
  /** The question is the page's heading. */
  readonly heading?: boolean;
  /** The sentence that comes with an unanswered question outside a server action. */
  readonly wrong?: string;
};

export function Radios({ name, label, hint, value, choices, heading = false, wrong }: Props) {
  const { id, words, error = wrong, typed } = useField(name);
  const chosen = typed ?? value;
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend>{heading ? <h1>{label}</h1> : label}</legend>
      <Hint id={id}>{hint}</Hint>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      {/* A reset puts a choice back to what it was made with, so an answer makes it anew. */}
      <div className="choices" key={chosen}>
        {choices.map((choice, index) => (
          <div className="choice" key={choice.value}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === chosen}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-${index}-hint`}
            />
            <label htmlFor={index === 0 ? id : `${id}-${index}`}>{choice.label}</label>
            <Hint id={`${id}-${index}`}>{choice.hint}</Hint>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
