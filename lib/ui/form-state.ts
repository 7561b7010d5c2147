"use client";

import { createContext, use } from "react";
import type { FormReply } from "./form-reply.ts";
import { words, type Language } from "./words.ts";

type Problem = Extract<FormReply, { status: "problem" }>;

type FormState = {
  readonly locale: Language;
  readonly id: string;
  readonly problem: Problem | null;
  /** What the answer shows once. */
  readonly shown: readonly string[];
};

const none: readonly string[] = [];

export const Context = createContext<FormState>({ locale: "nl", id: "", problem: null, shown: none });

/** What a page says to all its forms and files. */
export type Opened = {
  /** For whom it was made: each of them sends this along. */
  readonly madeFor: string | null;
  /** A form that came before and could not be taken, by its name: it begins as it was filled in. */
  readonly kept: { readonly form: string; readonly reply: FormReply } | null;
};

export const OpenedContext = createContext<Opened>({ madeFor: null, kept: null });

/** What a field needs to know of its form. */
export function useField(name: string) {
  const { locale, id, problem } = use(Context);
  return {
    id: `${id}${name}`,
    words: words[locale],
    error: problem?.errors[name],
    /** What was typed before, when the form came back. */
    typed: problem?.values[name],
    /** Why the form as a whole came back. */
    code: problem?.code,
  };
}
