"use client";

import { useParams } from "next/navigation";
import { Button } from "#lib/ui/button.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

/** In place of a page that broke; the number finds its line in the log of the server. */
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
