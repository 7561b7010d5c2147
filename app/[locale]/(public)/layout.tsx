import type { ReactNode } from "react";
import { opened } from "#lib/platform/gate/opened.ts";
import { Opened } from "#lib/ui/opened.tsx";

/** A form of a public page is nobody's, but what one held that could not be taken comes back here too. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const value = await opened({ kind: "visitor" });
  return value.kept ? <Opened value={value}>{children}</Opened> : children;
}
