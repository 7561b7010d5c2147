import type { ZodError } from "zod";

/** What is wrong with an input: for each field the codes that its schema gives. */
export function codesOf(error: ZodError): Record<string, string[]> {
  const codes: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (codes[String(path[0] ?? "")] ??= []).push(message);
  return codes;
}
