import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Light as Colour } from "../rules.ts";
import { words } from "../texts.ts";

const tones = { red: "trouble", orange: "warning", green: "success" } as const;

/** How badly one beheerder would be missed, and what to do about it. */
export function Cover({ locale, light, able }: { locale: Locale; light: Colour; able: number }) {
  const { marks, lights, advice } = words[locale].screen;
  const said = lights[light];
  return (
    <div className="card">
      <p>
        <StatusTag tone={tones[light]}>{marks[light]}</StatusTag>
      </p>
      <p>
        <strong>{typeof said === "string" ? said : said(able)}</strong> {advice[light]}
      </p>
    </div>
  );
}
