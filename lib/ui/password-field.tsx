"use client";

import { useState, useSyncExternalStore } from "react";
import { Hint, Wrong, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.ts";

const never = () => () => {};

/** What is typed under these names is never given back (gate/answers.ts). */
export type PasswordName = "password" | "current";

type Props = Omit<FieldProps, "name" | "value" | "optional"> & { readonly name: PasswordName } &
  /** Beside a new password stands, unseen, whose it is: so a password manager keeps it with that account. */
  ({ readonly purpose: "current"; readonly username?: never } | { readonly purpose: "new"; readonly username: string });

/** We never fill it in. It can be shown, pasted into and filled by a password manager. */
export function PasswordField({ name, label, hint, purpose, username }: Props) {
  const { id, words, error } = useField(name);
  const [shown, setShown] = useState(false);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  const verb = shown ? words.hide : words.show;
  return (
    <div className="field">
      {username !== undefined && (
        <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      )}
      <label htmlFor={id}>{label}</label>
      <Hint id={id}>{hint}</Hint>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      <div className="with-toggle">
        <input
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={purpose === "new" ? "new-password" : "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          aria-required
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={described || undefined}
          className="input"
        />
        {scripted && (
          <button
            type="button"
            aria-controls={id}
            aria-label={`${verb}: ${label.toLowerCase()}`}
            onClick={() => setShown(!shown)}
          >
            {verb}
          </button>
        )}
      </div>
    </div>
  );
}
