"use client";

import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

const never = () => () => {};

/** Shown only where scripts run; otherwise the browser's own print does the same. */
export function PrintButton({ label }: { label: string }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    scripted && (
      <div className="buttons">
        <Button type="button" look="secondary" onClick={() => print()}>
          {label}
        </Button>
      </div>
    )
  );
}
