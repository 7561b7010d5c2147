import "./globals.css";
import { NotFound } from "#lib/features/shell/ui/not-found.tsx";
import { headers } from "next/headers";
import { font } from "./font.ts";

/** Outside every language: a file or an interface that does not exist. */
export default async function GlobalNotFound() {
  await headers();
  return (
    <html lang="nl" className={font.variable}>
      <body>
        <NotFound locale="nl" />
      </body>
    </html>
  );
}
