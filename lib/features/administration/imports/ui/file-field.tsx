"use client";

import { Hint, Wrong } from "#lib/ui/field.tsx";
import { useField } from "#lib/ui/form-state.ts";

type Props = { readonly name: string; readonly label: string; readonly hint: string; readonly accept: string };

/** A file, chosen or dropped. No browser keeps it when the form comes back, so it must be chosen again. */
export function FileField({ name, label, hint, accept }: Props) {
  const { id, words, error } = useField(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id}>{hint}</Hint>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-required
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        className="input h-auto cursor-pointer border-dashed py-6 file:me-4 file:min-h-11 file:cursor-pointer file:rounded-md file:border-0 file:bg-tint file:px-4 file:font-bold"
      />
    </div>
  );
}
