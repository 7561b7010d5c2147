"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { CodeField, TextField } from "./field.tsx";
import type { OwnFactor } from "./form-reply.ts";
import { useField } from "./form-state.ts";
import { Notice } from "./notice.tsx";

type Props = { sent: string | undefined; takesFocus: boolean; factors: readonly OwnFactor[] };

/** The field for a code of whoever fills in the form, to prove once more that it is them. */
export function OwnCode({ sent, takesFocus, factors }: Props) {
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
      <input type="hidden" name="ownFactors" value={factors.join(",")} />
      {kind === "recovery" ? (
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

/** It stands after the form's own button, because Enter in a field presses the first. */
export function NewCode({ factors: [kind = "sms", ...others] }: { factors: readonly OwnFactor[] }) {
  const { words } = useField("ownCode");
  const labels = { app: words.useApp, sms: words.textCode, recovery: words.useRecovery };
  return (
    <>
      {kind === "sms" && (
        <Button name="newCode" value="sms" look="quiet" small>
          {words.newCode}
        </Button>
      )}
      {others.map((other) => (
        <Button key={other} name="newCode" value={other} look="quiet" small>
          {labels[other]}
        </Button>
      ))}
    </>
  );
}
