"use client";

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import {
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "./button.tsx";
import { useField } from "./form-state.ts";
import { Notice } from "./notice.tsx";

const never = () => () => {};

/** A challenge lasts five minutes; a page that stays open asks for another in time. */
const renewMs = 4 * 60_000;

type Asks = "inloggen" | "daarna" | "bevestigen" | "toevoegen";

/** The library comes when it is needed, and not with the page. */
const library = () => import("@simplewebauthn/browser");

let asked: Promise<unknown> = Promise.resolve();

/** One after the other: each adds its challenge to those that the browser keeps. */
function challengeFor(asks: Asks): Promise<Response> {
  const next = asked
    .catch(() => {})
    .then(() => fetch("/api/passkeys", { method: "POST", body: new URLSearchParams({ voor: asks }) }));
  asked = next;
  return next;
}

/** What the device answers to a new challenge of ours. An offer that is overtaken before it stands is not made. */
async function answerTo(asks: Asks, fillsIn: boolean, isOvertaken: () => boolean) {
  const [{ startAuthentication, startRegistration }, response] = await Promise.all([library(), challengeFor(asks)]);
  if (isOvertaken()) throw new Error("overtaken");
  if (!response.ok) throw new Error(`asked for a passkey, got ${response.status}`);
  const told = (await response.json()) as Options | { readonly sentence: string };
  if ("sentence" in told) throw new Away(told.sentence);
  if (asks === "toevoegen") return startRegistration({ optionsJSON: told as PublicKeyCredentialCreationOptionsJSON });
  const optionsJSON = told as PublicKeyCredentialRequestOptionsJSON;
  return startAuthentication({ optionsJSON, useBrowserAutofill: fillsIn });
}

type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

/** We could not ask anything of the device, and say why. */
class Away extends Error {}

type Props = {
  readonly asks: Asks;
  readonly name?: string;
  readonly label: string;
  readonly look?: "primary" | "secondary";
  /** Said when no passkey was shown, whatever the reason: the browser tells no more. */
  readonly notDone: string;
  /** Whether the browser may also offer it in a field of this page with autocomplete="… webauthn". */
  readonly fillsIn?: boolean;
  /** Whether the answer goes along when the form comes back for something else; not where it is what was asked for. */
  readonly keeps?: boolean;
  /** What stands here where the browser has no scripts, or no passkeys. */
  readonly without?: ReactNode;
};

/** A button of a form that has the browser show a passkey, or make one, and sends the form with the answer. */
export function PasskeyButton({
  asks,
  name = "answer",
  label,
  look,
  notDone,
  fillsIn = false,
  keeps = true,
  without,
}: Props) {
  const { typed, code, words } = useField(name);
  const field = useRef<HTMLInputElement>(null);
  const shown = useRef("");
  /** Of the offer in the field and the button, whichever came last is answered. */
  const turn = useRef(0);
  const [state, setState] = useState<"ready" | "busy" | { readonly problem: string }>("ready");
  const isPossible = useSyncExternalStore(
    never,
    () => "PublicKeyCredential" in window,
    () => false,
  );

  function send(answer: { readonly id: string }) {
    shown.current = answer.id;
    if (!field.current) return;
    field.current.value = JSON.stringify(answer);
    field.current.form?.requestSubmit();
    if (!keeps) field.current.value = "";
  }

  async function answered(fillsIn: boolean) {
    const mine = ++turn.current;
    const isOvertaken = () => turn.current !== mine;
    const answer = await answerTo(asks, fillsIn, isOvertaken);
    if (isOvertaken()) throw new Error("overtaken");
    return answer;
  }

  const offer = useEffectEvent(async () => {
    const { browserSupportsWebAuthnAutofill } = await library();
    const before = turn.current;
    if (state === "busy" || !(await browserSupportsWebAuthnAutofill()) || turn.current !== before) return;
    await answered(true).then(send, () => {});
  });
  // The button takes the place of the offer, so that stands again when the button came to nothing.
  const wasRefused = typeof state === "object";
  useEffect(() => {
    if (!fillsIn || !isPossible) return;
    void offer();
    const timer = setInterval(() => void offer(), renewMs);
    return () => clearInterval(timer);
  }, [fillsIn, isPossible, wasRefused]);

  // The device need not offer again what we no longer know.
  useEffect(() => {
    if (code !== "unknown" || shown.current === "") return;
    const signal = { signalName: "unknownCredential", rpID: location.hostname, credentialID: shown.current } as const;
    void library()
      .then(({ sendSignal }) => sendSignal(signal))
      .catch(() => {});
  }, [code]);

  const isKept = keeps && (code === "stale" || code === "busy");
  async function ask(event: MouseEvent) {
    // The form came back for something else, and has its answer still.
    if (isKept && field.current?.value) return;
    event.preventDefault();
    if (state === "busy") return;
    setState("busy");
    try {
      send(await answered(false));
      setState("ready");
    } catch (error) {
      setState({ problem: error instanceof Away ? error.message : notDone });
    }
  }

  if (!isPossible) return without ?? null;
  return (
    <>
      <input ref={field} type="hidden" name={name} defaultValue={isKept ? typed : ""} />
      {typeof state === "object" && (
        <div role="alert">
          <Notice tone="warning">{state.problem}</Notice>
        </div>
      )}
      <Button
        {...(look && { look })}
        aria-disabled={state === "busy" || undefined}
        onClick={(event) => void ask(event)}
      >
        {state === "busy" ? words.busy : label}
      </Button>
    </>
  );
}
