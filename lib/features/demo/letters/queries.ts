import "server-only";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { locales, type Locale } from "#lib/platform/i18n/locale.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { inFrame } from "./rules/in-frame.ts";
import { keyOf, samples } from "./rules/samples.ts";
import type { Sample } from "./rules/sample.ts";
import { InFrame, Shown } from "./schema.ts";

function written({ letter }: Sample, locale: Locale) {
  const made = mail({ email: "dora@delinden.example", locale }, letter, {});
  if (made.kind !== "EMAIL") throw new Error("a letter is a mail");
  return made;
}

const sampleOf = (key: string) => samples.find((sample) => keyOf(sample) === key);

/** Every letter there is, and one of them in full. It does not exist in production. */
export const letters = query({
  input: Shown,
  may: anyone,
  run({ input: { brief, kleur } }) {
    if (settings().APP_ENV === "production") return Promise.resolve(null);
    const list = samples.map((sample) => ({
      key: keyOf(sample),
      room: sample.name.split(".")[0] ?? "",
      face: sample.face ?? null,
      subject: { nl: written(sample, "nl").subject, en: written(sample, "en").subject },
    }));
    const found = sampleOf(brief);
    const shown = found && {
      key: brief,
      faces: locales.map((locale) => ({
        locale,
        subject: written(found, locale).subject,
        text: written(found, locale).text,
      })),
    };
    return Promise.resolve({ list, kleur, shown: shown ?? null });
  },
});

/** One letter as HTML, for a frame. */
export const letterInFrame = query({
  input: InFrame,
  may: anyone,
  run({ input: { brief, taal, kleur } }) {
    const found = settings().APP_ENV === "production" ? undefined : sampleOf(brief);
    return Promise.resolve(found ? inFrame(written(found, taal).html, kleur) : null);
  },
});

export type Letters = AnswerOf<typeof letters>;
