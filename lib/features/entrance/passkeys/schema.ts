import { z } from "zod";
import { Login } from "#lib/features/entrance/one-time-codes/schema.ts";

export const encoded = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);

/** What the browser's script puts in the form. Whatever is wrong with it, no passkey was shown. */
export const answered = <T extends z.ZodType>(answer: T) =>
  z
    .string("passkeyMissing")
    .max(30_000, "passkeyMissing")
    .transform((text, context): z.output<T> => {
      const parsed = answer.safeParse(inJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue("passkeyMissing");
      return z.NEVER;
    });

function inJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What this browser was asked, from its cookie. */
export const challenge = z.string().max(4000).catch("");

const id = encoded(1400).min(1);

/** As the browser gives it; of what it adds we use nothing. */
export const answerOf = { id, rawId: id, type: z.literal("public-key"), clientExtensionResults: z.object({}) };

export const ShownPasskey = z.object({
  challenge,
  answer: answered(
    z.object({
      ...answerOf,
      response: z.object({
        ...{ clientDataJSON: encoded(4000), authenticatorData: encoded(4000), signature: encoded(2000) },
        userHandle: encoded(100)
          .nullish()
          .transform((handle) => handle ?? ""),
      }),
    }),
  ),
});

/** The same after a password, with the browser's half of that login. */
export const SecondStep = ShownPasskey.extend(Login.shape);
