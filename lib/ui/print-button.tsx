"use client";

import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

const never = () => () => {};

/** Only where it can work; without JavaScript the browser's own print does the same. */
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
