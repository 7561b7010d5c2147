"use client";

import { use, useActionState, useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "./button.tsx";
import type { FormReply } from "./form-reply.ts";
import { Notice } from "./notice.tsx";
import { NewCode, OwnCode, OwnPasskey } from "./own-code.tsx";
import { Context, OpenedContext } from "./form-state.ts";
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
  /** Stands after the form, which may be followed by others; it can tell how the form came back. */
  readonly after?: ReactNode;
  readonly hidden?: Readonly<Record<string, string>>;
  /** By which a field elsewhere on the page belongs to this form. */
  readonly formId?: string;
  readonly children?: ReactNode;
};

export type BodyProps = Props & {
  readonly action: (before: FormReply | null, form: FormData) => Promise<FormReply>;
  readonly name: string;
  /** A key by which a repeated submit of this form is recognised. */
  readonly requestKey?: string;
};

export function FormBody({ name, action, ...props }: BodyProps) {
  const { madeFor, kept } = use(OpenedContext);
  const [reply, send, pending] = useActionState(action, kept?.form === name ? kept.reply : null);
  const { locale, requestKey, submit, look, small, aside, after, hidden, children } = props;
  const id = `${useId()}-`;
  const problem = reply?.status === "problem" ? reply : null;
  const shown = (reply?.status === "done" && reply.shown) || [];
  const state = { locale, id, problem, shown };
  const asksCode = problem?.code === "stale";
  const noErrors = problem !== null && Object.keys(problem.errors).length === 0;
  const once = (event: FormEvent<HTMLFormElement>) => {
    // A file that is too large has its sentence beside it, and the server would only refuse it.
    const refused = event.currentTarget.querySelector<HTMLInputElement>("input[type=file][aria-invalid=true]");
    if (refused?.files?.length) refused.focus();
    if (pending || refused?.files?.length) event.preventDefault();
  };
  const elsewhere = problem?.elsewhere;
  const checked = problem?.values["checked"];
  const marks = {
    ...(checked !== undefined && { checked }),
    ...(madeFor !== null && { madeFor }),
    ...(name !== "" && { formName: name }),
  };
  return (
    <>
      <form id={props.formId} action={send} onSubmit={once} noValidate aria-busy={pending || undefined}>
        {reply?.status === "done" && reply.message !== undefined && <Notice tone="success">{reply.message}</Notice>}
        {problem && <Reply {...{ locale, id, problem, submit }} />}
        <Hidden values={{ ...hidden, ...(requestKey !== undefined && { requestKey }), ...marks }} />
        <Context value={state}>
          {elsewhere && elsewhere.again === undefined ? <AsSent values={problem.values}>{children}</AsSent> : children}
          {asksCode && (
            <OwnCode
              {...{ sent: problem.summary, takesFocus: noErrors, factors: problem.factors ?? [] }}
              passkey={problem.passkey}
            />
          )}
        </Context>
        {elsewhere && <Elsewhere ways={elsewhere} />}
        {submit !== undefined && !elsewhere && shown.length === 0 && (
          <div className="buttons">
            <Button aria-disabled={pending || undefined} {...(look && { look })} {...(small && { small })}>
              {pending ? words[locale].busy : submit}
            </Button>
            {aside}
          </div>
        )}
        {asksCode && (
          <Context value={state}>
            {problem.passkey && <OwnPasskey />}
            <NewCode factors={problem.factors ?? []} isAsked={problem.passkey !== "first"} />
          </Context>
        )}
      </form>
      {after !== undefined && <Context value={state}>{after}</Context>}
    </>
  );
}

/** What was filled in, to look at; beside it all of it once more, because what cannot be changed is not sent. */
function AsSent({ values, children }: { values: Problem["values"]; children: ReactNode }) {
  return (
    <>
      <fieldset disabled className="as-sent">
        {children}
      </fieldset>
      <Hidden values={values} />
    </>
  );
}

function Elsewhere({ ways }: { ways: NonNullable<Problem["elsewhere"]> }) {
  return (
    <div className="buttons">
      {ways.send !== undefined && (
        <Button name="switchTo" value="1">
          {ways.send}
        </Button>
      )}
      <a href={ways.to}>{ways.leave}</a>
    </div>
  );
}

type Replying = { readonly locale: Language; readonly id: string; readonly problem: Problem };

function Reply({ locale, id, problem, submit }: Replying & { readonly submit: string | undefined }) {
  const { code, elsewhere, errors, summary } = problem;
  if (code === "stale" && Object.keys(errors).length === 0) return null;
  if (code === "kept" || code === "busy" || code === "check" || elsewhere) {
    const again = code === "check" && submit !== undefined ? words[locale].sendAgain(submit) : elsewhere?.again;
    return <Told>{[summary, again]}</Told>;
  }
  return <ErrorSummary locale={locale} id={id} problem={problem} />;
}

/** What one must know before sending a form that is not wrong; it takes the focus. */
function Told({ children }: { children: readonly (string | undefined)[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice warning">
      {children.map((sentence) => sentence !== undefined && <p key={sentence}>{sentence}</p>)}
    </div>
  );
}

const Hidden = ({ values }: { values: Readonly<Record<string, string>> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** The summary of errors: it takes the focus, and links each sentence to its field. */
function ErrorSummary({ locale, id, problem }: Replying) {
  const box = useRef<HTMLDivElement>(null);
  const { error, errorHeading } = words[locale];
  useEffect(() => {
    box.current?.focus();
    // The server wrote it so when the form was sent before this page had its scripts.
    const title = document.title.startsWith(error) ? document.title.slice(error.length) : document.title;
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
