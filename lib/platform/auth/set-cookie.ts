import "server-only";
import { cookieOptions } from "./cookies.ts";

/** A cookie as a header sets it, where Next's jar is not at hand. The value is one that needs no encoding. */
export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  const { path, secure } = cookieOptions();
  const attributes = `Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? "; Secure" : ""}`;
  return `${name}=${value}; ${attributes}`;
}
