"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

const never = () => () => {};

type Props = {
  readonly text: string;
  readonly label: string;
  /** Completes the name of the button, where there may be more than one. */
  readonly about?: string;
  readonly copied: string;
  readonly look?: "secondary" | "quiet";
};

/** Puts a text on the clipboard and says so. It shows only where scripts run. */
export function Copy({ text, label, about, copied, look = "secondary" }: Props) {
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
        look={look}
        small
        onClick={() => {
          setDone(false);
          navigator.clipboard.writeText(text).then(
            () => setDone(true),
            // The browser does not allow it, and the text can still be selected.
            () => {},
          );
        }}
      >
        {label}
        {about !== undefined && <span className="sr-only"> {about}</span>}
      </Button>
      <span aria-live="polite">{done && copied}</span>
    </span>
  );
}
