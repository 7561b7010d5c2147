"use client";

import { use, useState } from "react";
import { Hint, Wrong } from "./field.tsx";
import { Context, useField } from "./form-state.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  /** In bytes, and what to say of a file with more. */
  readonly most: number;
  readonly tooLarge: string;
};

/** A file, chosen or dropped. No browser keeps it when the form comes back, so it must be chosen again. */
export function FileField({ name, label, hint, accept, most, tooLarge }: Props) {
  const { id, words, error: sent } = useField(name);
  const { problem } = use(Context);
  // What was chosen since the form last came back; a new reply is about another file.
  const [chosen, setChosen] = useState<{ after: typeof problem; size: number } | null>(null);
  const size = chosen?.after === problem ? chosen.size : 0;
  const error = size > most ? tooLarge : size > 0 ? undefined : sent;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id}>{hint}</Hint>
      <div aria-live="polite">
        <Wrong id={id} prefix={words.error}>
          {error}
        </Wrong>
      </div>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-required
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        onChange={({ target }) => setChosen({ after: problem, size: target.files?.[0]?.size ?? 0 })}
        className="input h-auto cursor-pointer border-dashed py-6 file:me-4 file:min-h-11 file:cursor-pointer file:rounded-md file:border-0 file:bg-tint file:px-4 file:font-bold"
      />
    </div>
  );
}
