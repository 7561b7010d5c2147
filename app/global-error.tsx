"use client";

import "./globals.css";
import { en } from "#lib/features/frame/shell/texts.en.ts";
import { nl } from "#lib/features/frame/shell/texts.nl.ts";
import { Main } from "#lib/ui/frame.tsx";

/** Shown when even the frame of the page failed. It has both languages, and uses nothing that could fail too. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="nl">
      <body>
        <Main>
          <title>{nl.error.title}</title>
          <h1>{nl.error.title}</h1>
          <p>{nl.error.text}</p>
          <div lang="en">
            <h2>{en.error.title}</h2>
            <p>{en.error.text}</p>
          </div>
          <p>
            Servicedesk: <a href="tel:+31885771600">088 – 577 16 00</a>, werkdagen · working days 9.00 – 17.30
          </p>
          {error.digest !== undefined && <p className="text-muted">{error.digest}</p>}
        </Main>
      </body>
    </html>
  );
}
