"use client";

import type { ComponentProps, ReactNode } from "react";
import { useField } from "./form-state.ts";

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** What stands in the field at first. */
  readonly value?: string;
};

/** The attributes that tie a control to its label, hint and error. */
function useControl({ name, hint, optional, value }: FieldProps) {
  const { id, words, error, typed } = useField(name);
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  const attributes = {
    id,
    name,
    "aria-required": optional ? undefined : true,
    "aria-invalid": error === undefined ? undefined : true,
    "aria-describedby": described || undefined,
  } as const;
  return { attributes, id, words, error, initial: typed ?? value };
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return children === undefined ? null : (
    <div className="hint" id={`${id}-hint`}>
      {children}
    </div>
  );
}

export function Wrong({ id, prefix, children }: { id: string; prefix: string; children: string | undefined }) {
  return children === undefined ? null : (
    <p className="wrong" id={`${id}-error`}>
      <span className="sr-only">{prefix}</span>
      {children}
    </p>
  );
}

function Frame({ field, children }: { field: FieldProps; children: ReactNode }) {
  const { id, words, error } = useField(field.name);
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label} {field.optional && <span className="optional">{words.optional}</span>}
      </label>
      <Hint id={id}>{field.hint}</Hint>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      {children}
    </div>
  );
}

type InputProps = Pick<
  ComponentProps<"input">,
  "type" | "autoComplete" | "inputMode" | "spellCheck" | "maxLength" | "autoCapitalize"
>;

export function TextField({
  name,
  label,
  hint,
  optional,
  value,
  short,
  ...input
}: FieldProps & InputProps & { short?: boolean }) {
  const field = { name, label, hint, ...(optional && { optional }), ...(value !== undefined && { value }) };
  const { attributes, initial } = useControl(field);
  return (
    <Frame field={field}>
      <input
        type="text"
        {...input}
        {...attributes}
        defaultValue={initial}
        className={short ? "input short" : "input"}
      />
    </Frame>
  );
}

/** What is typed under these names is never given back (gate/answers.ts). */
export type CodeName = "code" | "ownCode";

/** Six digits in one field, which takes a paste and the phone's suggestion. We never fill it in. */
export function CodeField(field: FieldProps & { readonly name: CodeName }) {
  const { attributes } = useControl(field);
  return (
    <Frame field={field}>
      <input
        {...attributes}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={20}
        className="input code"
      />
    </Frame>
  );
}

export function SelectField({
  options,
  ...field
}: FieldProps & { options: readonly { value: string; label: string }[] }) {
  const { attributes, initial, words } = useControl(field);
  return (
    <Frame field={field}>
      {/* React resets a select to its first value after a reply; a new key makes it anew. */}
      <select key={initial} {...attributes} defaultValue={initial ?? ""} className="input">
        {field.value === undefined && <option value="">{words.choose}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A text of many lines, such as a list that is pasted. */
export function LongTextField({ rows, ...field }: FieldProps & { readonly rows: number }) {
  const { attributes, initial } = useControl(field);
  return (
    <Frame field={field}>
      <textarea
        {...attributes}
        rows={rows}
        defaultValue={initial}
        spellCheck={false}
        autoComplete="off"
        className="input h-auto py-3"
      />
    </Frame>
  );
}
