"use client";

import { lazy, Suspense, useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { CodeField, TextField } from "./field.tsx";
import type { OwnFactor } from "./form-reply.ts";
import { useField } from "./form-state.ts";
import { Notice } from "./notice.tsx";

type Props = {
  readonly sent: string | undefined;
  readonly takesFocus: boolean;
  readonly factors: readonly OwnFactor[];
  readonly passkey: "offered" | "first" | undefined;
};

/** What the form was asked for, as it says itself when it is sent: the first of these is what is asked for now. */
const saying = (factors: readonly OwnFactor[], passkey: Props["passkey"]) =>
  [...(passkey === "first" ? ["passkey"] : []), ...factors, ...(passkey === "offered" ? ["passkey"] : [])].join(",");

/** It comes with the forms that ask for one, and not with every page. */
const PasskeyButton = lazy(() => import("./passkey-button.tsx").then((module) => ({ default: module.PasskeyButton })));

/** The field for a code of whoever fills in the form, to prove once more that it is them. */
export function OwnCode({ sent, takesFocus, factors, passkey }: Props) {
  const { words } = useField("ownCode");
  const [kind = "sms"] = factors;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.querySelector("input")?.focus();
  }, [takesFocus]);
  return (
    <div ref={box}>
      {sent !== undefined && (
        <div role="status">
          <Notice tone="info">{sent}</Notice>
        </div>
      )}
      <input type="hidden" name="ownFactors" value={saying(factors, passkey)} />
      {passkey === "first" ? null : kind === "recovery" ? (
        <TextField
          {...{ name: "ownCode", label: words.ownRecoveryCode, hint: words.ownRecoveryHint }}
          {...{ autoComplete: "off", autoCapitalize: "characters", spellCheck: false, maxLength: 20, short: true }}
        />
      ) : (
        <CodeField
          name="ownCode"
          label={kind === "app" ? words.ownAppCode : words.ownCode}
          hint={kind === "app" ? words.ownAppHint : words.ownCodeHint}
        />
      )}
    </div>
  );
}

/** A passkey in place of the code, in the same form. Without scripts the codes remain. */
export function OwnPasskey() {
  const { words } = useField("ownPasskey");
  return (
    <Suspense>
      <PasskeyButton
        {...{ asks: "bevestigen", name: "ownPasskey", look: "secondary", keeps: false }}
        label={words.ownPasskey}
        notDone={words.noPasskey}
      />
    </Suspense>
  );
}

type NewCodeProps = {
  readonly factors: readonly OwnFactor[];
  /** Whether the form asks for the first of these. */
  readonly isAsked: boolean;
};

/** It stands after the form's own button, because Enter in a field presses the first. */
export function NewCode({ factors, isAsked }: NewCodeProps) {
  const { words } = useField("ownCode");
  const labels = { app: words.useApp, sms: words.textCode, recovery: words.useRecovery };
  return (
    <>
      {isAsked && factors[0] === "sms" && (
        <Button name="newCode" value="sms" look="quiet" small>
          {words.newCode}
        </Button>
      )}
      {factors.slice(isAsked ? 1 : 0).map((other) => (
        <Button key={other} name="newCode" value={other} look="quiet" small>
          {labels[other]}
        </Button>
      ))}
    </>
  );
}
