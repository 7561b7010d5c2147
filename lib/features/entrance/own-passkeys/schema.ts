import { z } from "zod";
import { answered, answerOf, challenge, encoded } from "#lib/features/entrance/passkeys/schema.ts";

const Made = z.object({
  ...answerOf,
  response: z.object({
    ...{ clientDataJSON: encoded(4000), attestationObject: encoded(20_000) },
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .catch([]),
  }),
});

export const AddPasskey = z.object({ challenge, answer: answered(Made) });

export const OnePasskey = z.object({ passkeyId: z.uuid() });

/** What is typed as a name, without what cannot be seen. */
const seen = (typed: string) =>
  typed
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();

export const NamePasskey = OnePasskey.extend({
  name: z
    .string("nameMissing")
    .max(400, "nameTooLong")
    .transform(seen)
    .pipe(z.string().min(1, "nameMissing").max(40, "nameTooLong")),
});
