import { cookies, headers } from "next/headers";
import { ownAddress, to } from "#lib/addresses.ts";
import { keepTheme } from "#lib/platform/auth/browser.ts";
import { defaultLocale, href, isLocale } from "#lib/platform/i18n/locale.ts";
import { publicOrigin } from "#lib/platform/web/public-origin.ts";
import { isTheme } from "#lib/platform/web/theme.ts";

/** Keeps in the browser alone in which colours it shows our pages, and leads back to the page that asked. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const chosen = form?.get("theme");
  if (form) keepTheme(await cookies(), isTheme(chosen) ? chosen : null);
  return new Response(null, { status: 303, headers: { Location: await wayBack(), "Cache-Control": "no-store" } });
}

async function wayBack(): Promise<string> {
  const origin = publicOrigin();
  const from = (await headers()).get("referer") ?? "";
  const path = from.startsWith(`${origin}/`) ? from.slice(origin.length) : "";
  const locale = path.split(/[/?]/)[1] ?? "";
  return origin + href(isLocale(locale) ? locale : defaultLocale, ownAddress(path) ?? to.start());
}
