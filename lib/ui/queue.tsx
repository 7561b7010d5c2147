import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Form } from "./form.tsx";
import type { Language } from "./words.ts";

/** The subject of a row of a queue, with details below it. */
export function Stacked({ children, more }: { children: ReactNode; more: ReactNode }) {
  return (
    <>
      {children}
      <br />
      <span className="text-sm font-normal text-muted">{more}</span>
    </>
  );
}

type Step = { readonly action: ComponentProps<typeof Form>["action"]; readonly label: string };

type Props = {
  readonly locale: Language;
  /** Names the row for a reader who cannot see it. */
  readonly about: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
};

/** The acts for one row, a button each. */
export function Handling({ locale, about, hidden, steps }: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      {steps.map(({ action, label }) => (
        <Form key={label} action={action} locale={locale} hidden={hidden}>
          <Button look="secondary" small>
            {label}
            <span className="sr-only">: {about}</span>
          </Button>
        </Form>
      ))}
    </div>
  );
}
