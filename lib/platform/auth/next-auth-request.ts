/** The parts of next-auth that are used here. The rest, such as a log that anyone may write to, does not exist. */
const used: Readonly<Record<string, ReadonlySet<string>>> = {
  GET: new Set(["csrf", "error", "providers", "session", "signin", "signout"]),
  POST: new Set(["callback", "session", "signin", "signout"]),
};

export const isUsed = (method: string, action: string) => used[method]?.has(action) === true;

const callbackCookie = /(?:^|;\s*)(?:__Secure-|__Host-)?next-auth\.callback-url=([^;]*)/;

/** Whether next-auth can read where the request wants to go afterwards; if not, it would report a server error. */
export function isReadable(url: string, cookies: string): boolean {
  const asked = new URL(url).searchParams.get("callbackUrl");
  const kept = callbackCookie.exec(cookies)?.[1];
  return [asked, kept && decoded(kept)].every((address) => !address || isWebAddress(address));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isWebAddress(address: string): boolean {
  const parsed = URL.parse(address, address.startsWith("/") ? "https://portal.example" : undefined);
  return parsed !== null && /^https?:$/.test(parsed.protocol);
}
