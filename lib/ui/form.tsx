"use client";

import { useActionState, useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "./button.tsx";
import type { FormReply } from "./form-reply.ts";
import { Notice } from "./notice.tsx";
import { NewCode, OwnCode } from "./own-code.tsx";
import { Context } from "./form-state.ts";
import { words, type Language } from "./words.ts";

type Problem = Extract<FormReply, { status: "problem" }>;

type Props = {
  readonly locale: Language;
  /** The label of the only button; without it the children bring their own. */
  readonly submit?: string;
  readonly look?: "primary" | "secondary" | "danger" | "quiet";
  readonly small?: boolean;
  /** Shown beside the button, such as another way out. */
  readonly aside?: ReactNode;
  /** Shown below the button; it can tell how the form came back. */
  readonly after?: ReactNode;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
};

type ActionProps = Props & {
  readonly action: (before: FormReply | null, form: FormData) => Promise<FormReply>;
  /** A key by which a repeated submit of this form is recognised. */
  readonly requestKey?: string;
};

/** A form with a server action. It works without JavaScript too, and what was typed comes back with the errors. */
export function Form({ locale, action, requestKey, submit, look, small, aside, after, hidden, children }: ActionProps) {
  const [reply, send, pending] = useActionState(action, null);
  const id = `${useId()}-`;
  const problem = reply?.status === "problem" ? reply : null;
  const state = { locale, id, problem };
  const asksCode = problem?.code === "stale";
  const noErrors = problem !== null && Object.keys(problem.errors).length === 0;
  const once = (event: FormEvent) => pending && event.preventDefault();
  return (
    <form action={send} onSubmit={once} noValidate aria-busy={pending || undefined}>
      {reply?.status === "done" && reply.message !== undefined && <Notice tone="success">{reply.message}</Notice>}
      {problem && (asksCode && noErrors ? null : <ErrorSummary locale={locale} id={id} problem={problem} />)}
      <Hidden values={{ ...hidden, ...(requestKey !== undefined && { requestKey }) }} />
      <Context value={state}>
        {children}
        {asksCode && <OwnCode sent={problem.summary} takesFocus={noErrors} />}
      </Context>
      {submit !== undefined && (
        <div className="buttons">
          <Button aria-disabled={pending || undefined} {...(look && { look })} {...(small && { small })}>
            {pending ? words[locale].busy : submit}
          </Button>
          {aside}
        </div>
      )}
      {asksCode && (
        <Context value={state}>
          <NewCode />
        </Context>
      )}
      {after !== undefined && <Context value={state}>{after}</Context>}
    </form>
  );
}

const Hidden = ({ values }: { values: Readonly<Record<string, string>> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** The summary of errors: it takes the focus, and links each sentence to its field. */
function ErrorSummary({ locale, id, problem }: { locale: Language; id: string; problem: Problem }) {
  const box = useRef<HTMLDivElement>(null);
  const { error, errorHeading } = words[locale];
  useEffect(() => {
    box.current?.focus();
    const { title } = document;
    document.title = error + title;
    return () => {
      document.title = title;
    };
  }, [problem, error]);
  const errors = Object.entries(problem.errors);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="error-summary trouble" aria-labelledby={`${id}summary`}>
      <h2 id={`${id}summary`}>{errorHeading}</h2>
      {problem.summary !== undefined && <p>{problem.summary}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${id}${name}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
