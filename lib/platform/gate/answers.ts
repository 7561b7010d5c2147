/** The fields that are never sent back to the browser, and those by which a form is known. */
const secret = new Set([
  ...["password", "code", "ownCode", "ownFactors", "newCode"],
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
