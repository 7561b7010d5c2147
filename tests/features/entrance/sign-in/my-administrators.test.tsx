import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Qr } from "#lib/ui/qr.tsx";
import { MyAdministrators } from "#lib/features/entrance/sign-in/ui/my-administrators.tsx";

const anna = { name: "Anna de Wit", email: "anna@delinden.example", isMe: false };
const bram = { name: "Bram van Loon", email: "bram@delinden.example", isMe: true };

const card = (people: (typeof anna)[], locale: "nl" | "en" = "nl") => {
  const known = { organisation: "De Linden", origin: "https://portaal.example", people };
  const html = renderToStaticMarkup(<MyAdministrators locale={locale} known={known} />);
  return html;
};

test("the card has all that someone who cannot sign in must know, in both languages", () => {
  for (const locale of ["nl", "en"] as const) {
    const html = card([anna, bram], locale);
    for (const expected of [
      "De Linden",
      "Anna de Wit",
      "mailto:anna@delinden.example",
      `portaal.example/${locale}/hulp-bij-inloggen`,
      "088 – 577 16 00",
    ])
      expect(html).toContain(expected);
  }
});

test("a telephone that looks at the card on the wall opens the help in the language of the card", () => {
  for (const [locale, label] of [
    ["nl", "QR-code naar de hulp bij inloggen"],
    ["en", "QR code for help with signing in"],
  ] as const) {
    const text = `https://portaal.example/${locale}/hulp-bij-inloggen`;
    expect(card([anna], locale)).toContain(renderToStaticMarkup(<Qr text={text} label={label} />));
  }
});

test("what is true only now is not printed", () => {
  expect(card([anna])).toMatch(/<span class="desk-now print:hidden">(Nu open|De Allianz Servicedesk is nu gesloten)/);
});

test("without a beheerder, or with oneself as the only one, the card says whom to call", () => {
  expect(card([])).toContain("Er is nu geen beheerder die je kan helpen.");
  expect(card([bram])).toContain("Jij bent de enige beheerder.");
  expect(card([anna, bram])).not.toContain("Jij bent de enige beheerder.");
});

test("without JavaScript there is no button that does nothing", () => {
  expect(card([anna])).not.toContain("<button");
});
