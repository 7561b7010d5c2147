import type { CodeName } from "#lib/ui/field.tsx";
import type { PasswordName } from "#lib/ui/password-field.tsx";

export type SecretField = PasswordName | CodeName;

/**
 * The fields for what only its owner knows: every name that `PasswordField` and `CodeField` take, or this does not
 * compile. What is typed there comes back in no answer, no page and no cookie.
 */
export const secretFields: Readonly<Record<PasswordName, "password"> & Record<CodeName, "code">> = {
  ...{ password: "password", current: "password" },
  ...{ code: "code", ownCode: "code" },
};

/** The fields that are never sent back to the browser, and those by which a form is known. */
const secret = new Set([
  ...Object.keys(secretFields),
  ...["ownPasskey", "ownFactors", "newCode"],
  ...["requestKey", "madeFor", "formName", "switchTo", "plain"],
]);

/** What someone filled in, without secrets. */
export const answersOf = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.has(name)));

/** The text fields of a form as it was posted, without those of the framework. With JavaScript its names have a prefix. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") && name !== "0"
        ? [[name.replace(/^_1_/, ""), value] as const]
        : [],
    ),
  );

/**
 * The text fields of a form, without those that the framework adds, and without the one character that no keyboard has
 * and no database keeps.
 */
export function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$")) fields[name] = value.replaceAll("\0", "");
  return fields;
}

type Upload = { readonly fileName: string; readonly bytes: Uint8Array };

export async function filesOf(form: FormData, names: readonly string[]): Promise<Record<string, Upload>> {
  const files: Record<string, Upload> = {};
  for (const name of names) {
    const file = form.get(name);
    if (file instanceof File && file.size > 0)
      files[name] = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  return files;
}

export const hasFile = (form: FormData) => [...form.values()].some((value) => value instanceof File && value.size > 0);
