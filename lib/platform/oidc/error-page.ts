import "server-only";
import { to } from "#lib/addresses.ts";
import { defaultLocale, href } from "../i18n/locale.ts";

const said = {
  tooLate: [
    "Dit is te lang geleden, of in een andere browser begonnen. Ga terug naar het portaal en begin opnieuw.",
    "This was too long ago, or began in another browser. Go back to the portal and begin again.",
  ],
  tooOften: [
    "Vanaf deze plek begon inloggen net te vaak. Wacht een kwartier. Ga dan terug naar het portaal en begin opnieuw.",
    "Signing in began too often from this place just now. Wait a quarter of an hour. Then go back to the portal and begin again.",
  ],
  unknown: [
    "Dit portaal vroeg iets wat wij niet kennen. Ga terug en probeer het opnieuw. Lukt het niet? Bel de Servicedesk.",
    "This portal asked for something that we do not know. Go back and try again. Still no luck? Call the Servicedesk.",
  ],
  tooMuch: [
    "Dit portaal vroeg te veel tegelijk. Ga terug en probeer het opnieuw. Lukt het niet? Bel de Servicedesk.",
    "This portal asked too much at once. Go back and try again. Still no luck? Call the Servicedesk.",
  ],
} as const;

/** It takes nothing from anywhere, and no other page shows it. */
export const errorPagePolicy = "default-src 'none'; frame-ancestors 'none'";

/** For someone whose portal sent what we cannot take. The rest is for those who made the portal, and stands in its answer. */
export function errorPage(what: keyof typeof said): string {
  const start = href(defaultLocale, to.start());
  const [nl, en] = said[what];
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Inloggen lukt niet</title></head><body><main><h1>Inloggen lukt niet</h1><p>${nl}</p><p lang="en">${en}</p><p><a href="${start}">Portaalhulp</a></p></main></body></html>`;
}
