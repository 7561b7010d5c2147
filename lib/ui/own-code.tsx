"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { CodeField } from "./field.tsx";
import { useField } from "./form-state.ts";
import { Notice } from "./notice.tsx";

/** The field for the code that was sent to whoever fills in the form, to prove once more that it is them. */
export function OwnCode({ sent, takesFocus }: { sent: string | undefined; takesFocus: boolean }) {
  const { words } = useField("ownCode");
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
      <CodeField name="ownCode" label={words.ownCode} hint={words.ownCodeHint} />
    </div>
  );
}

/** It stands after the form's own button, because Enter in a field presses the first. */
export function NewCode() {
  const { words } = useField("ownCode");
  return (
    <Button name="newCode" value="1" look="quiet" small>
      {words.newCode}
    </Button>
  );
}
