"use client";
import { useEffect } from "react";

/** Ctrl or ⌘ with K goes to the search field of the page, or to the page that is one. */
export function SearchShortcut({ href }: { readonly href: string }) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>("main input[type=search]");
      if (field) field.select();
      else location.assign(href);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [href]);
  return null;
}
