"use client";

import { useParams } from "next/navigation";
import { Button } from "#lib/ui/button.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

/** Stands in place of a page that broke. The number identifies its line in the server's log. */
export function Trouble({ number, retry }: { number?: string | undefined; retry(): void }) {
  const { title, text, again } = (useParams()["locale"] === "en" ? en : nl).error;
  return (
    <Main>
      <h1>{title}</h1>
      <p>{text}</p>
      {number !== undefined && <p className="text-muted">{number}</p>}
      <p className="buttons">
        <Button type="button" onClick={retry}>
          {again}
        </Button>
      </p>
    </Main>
  );
}
