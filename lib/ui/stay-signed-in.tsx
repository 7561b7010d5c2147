"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { words, type Language } from "./words.ts";

/** How long before the end there is a warning: time enough to read it and to press one button (WCAG 2.2.1). */
const warnsMs = 2 * 60_000;
/** While it stands it is asked again, for another page of this browser may be in use. */
const againMs = 20_000;

/** As the server says it: until when, and whether use of a page puts that off. */
type Left = { readonly leftMs: number; readonly canStay: boolean };

const isLeft = (answer: unknown): answer is Left =>
  typeof answer === "object" && answer !== null && "leftMs" in answer && typeof answer.leftMs === "number";

/** Null when nobody is signed in any more; undefined when there was no answer. */
async function left(method: "GET" | "POST"): Promise<Left | null | undefined> {
  try {
    const response = await fetch("/api/session", { method, cache: "no-store" });
    if (response.status === 401) return null;
    const answer: unknown = response.ok ? await response.json() : undefined;
    return isLeft(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

type Props = { readonly locale: Language; readonly idleMs: number };

/**
 * Warns whoever has not used the portal for a while before they are signed out, and lets them stay with what they typed.
 * Asking how long it lasts is no use of the portal: a forgotten page does not stay open by itself.
 */
export function StaySignedIn({ locale, idleMs }: Props) {
  const { title, lasts, stay, ends, over } = words[locale].session;
  const [state, setState] = useState<Left | "well" | "over">("well");
  const see = useRef<(method: "GET" | "POST") => Promise<void>>(undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void see.current?.("GET"), ms);
    };
    see.current = async (method) => {
      const answer = await left(method);
      if (answer === null) return setState("over");
      const isSoon = answer !== undefined && answer.leftMs <= warnsMs;
      if (answer) setState(isSoon ? answer : "well");
      wait(answer && !isSoon ? answer.leftMs - warnsMs : againMs);
    };
    wait(idleMs - warnsMs);
    // The time may have passed while the machine slept.
    const seen = () => document.visibilityState === "visible" && void see.current?.("GET");
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [idleMs]);

  if (state === "well") return null;
  return (
    <div role="alert" className="stay">
      {state === "over" ? (
        <Notice tone="warning" title={title.over}>
          {over}
        </Notice>
      ) : (
        <Notice tone="warning" title={title.soon}>
          <p>{(state.canStay ? lasts : ends)(Math.max(1, Math.ceil(state.leftMs / 60_000)))}</p>
          {state.canStay && (
            <Button type="button" small onClick={() => void see.current?.("POST")}>
              {stay}
            </Button>
          )}
        </Notice>
      )}
    </div>
  );
}
