"use client";

import { Wrong } from "#lib/ui/field.tsx";
import { useField } from "#lib/ui/form-state.ts";

type Option = { readonly value: string; readonly label: string };
type Props = { readonly name: string; readonly legend: string; readonly options: readonly Option[] };

const row = "font-normal flex min-h-11 cursor-pointer items-center gap-3";
const box = "size-5 shrink-0 accent-action";

/** One choice out of a few. */
export function Radios({ name, legend, options, value }: Props & { readonly value: string }) {
  const { id, words, error, typed } = useField(name);
  return (
    <fieldset className="field" id={id}>
      <legend className="font-bold">{legend}</legend>
      <Wrong id={id} prefix={words.error}>
        {error}
      </Wrong>
      {options.map((option) => (
        <label key={option.value} className={row}>
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === (typed ?? value)}
            className={box}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Several choices, each a field of its own. All are ticked until the form comes back. */
export function Checks({ name, legend, options }: Props) {
  return (
    <fieldset className="field">
      <legend className="font-bold">{legend}</legend>
      {options.map(({ value, label }) => (
        <Check key={value} name={value} label={label} sibling={name} />
      ))}
    </fieldset>
  );
}

function Check({ name, label, sibling }: { name: string; label: string; sibling: string }) {
  const { id, typed } = useField(name);
  const cameBack = useField(sibling).typed !== undefined;
  return (
    <label htmlFor={id} className={row}>
      <input id={id} type="checkbox" name={name} defaultChecked={cameBack ? typed === "on" : true} className={box} />
      {label}
    </label>
  );
}
