"use client";

import { use, type ReactNode } from "react";
import { Hint, Wrong } from "./field.tsx";
import { Context, useField } from "./form-state.ts";

type GroupProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
};

/** A question with its answers below it; the summary of errors leads to the first answer. */
function Group({ name, label, hint, children }: GroupProps) {
  const { id, words, error } = useField(name);
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return (
    <fieldset
      className="field"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={described.join(" ") || undefined}
    >
      <legend>{label}</legend>
      <Hint id={id}>{hint}</Hint>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      {children}
    </fieldset>
  );
}

type ChoiceProps = {
  readonly type: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly label: string;
  readonly hint?: ReactNode;
};

function Choice({ type, id, name, value, checked, label, hint }: ChoiceProps) {
  return (
    <div className="choice">
      {/* React resets the form to its first values after a reply; a new key makes the box anew. */}
      <input
        key={String(checked)}
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

type Option = { readonly value: string; readonly label: string; readonly hint?: ReactNode };

type RadioProps = Omit<GroupProps, "children"> & {
  readonly options: readonly Option[];
  /** The answer that is chosen at first. */
  readonly value?: string;
};

/** A choice of one out of a few answers, all visible. */
export function RadioField({ options, value, ...group }: RadioProps) {
  const { id, typed } = useField(group.name);
  return (
    <Group {...group}>
      {options.map((option, i) => (
        <Choice
          key={option.value}
          {...option}
          type="radio"
          id={i === 0 ? id : `${id}-${option.value}`}
          name={group.name}
          checked={(typed ?? value) === option.value}
        />
      ))}
    </Group>
  );
}

type Box = { readonly name: string; readonly label: string; readonly hint?: ReactNode; readonly checked: boolean };

/** A choice of any of a few answers, each a field that is sent only when ticked. `name` is that of the question. */
export function CheckboxField({ boxes, ...group }: Omit<GroupProps, "children"> & { readonly boxes: readonly Box[] }) {
  const { id } = useField(group.name);
  const { problem } = use(Context);
  return (
    <Group {...group}>
      {boxes.map(({ name, checked, ...box }, i) => (
        <Choice
          key={name}
          {...box}
          type="checkbox"
          id={i === 0 ? id : `${id}-${name}`}
          name={name}
          value="on"
          checked={problem ? problem.values[name] !== undefined : checked}
        />
      ))}
    </Group>
  );
}
