"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

const never = () => () => {};

type Props = { readonly text: string; readonly label: string; readonly copied: string };

/** Puts a text on the clipboard and says so. It shows only where scripts run. */
export function Copy({ text, label, copied }: Props) {
  const [done, setDone] = useState(false);
  const canCopy = useSyncExternalStore(
    never,
    () => "clipboard" in navigator,
    () => false,
  );
  if (!canCopy) return null;
  return (
    <span className="copy">
      <Button
        type="button"
        look="secondary"
        small
        onClick={() => {
          setDone(false);
          void navigator.clipboard.writeText(text).then(() => setDone(true));
        }}
      >
        {label}
      </Button>
      <span role="status">{done && copied}</span>
    </span>
  );
}
