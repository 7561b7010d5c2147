import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { devicesIn } from "../auth/browser.ts";
import type { RequestFacts } from "../gate/request.ts";
import { defaultLocale, isLocale, type Locale } from "../i18n/locale.ts";
import { clientHeader } from "./client-address.ts";

/** The headers that the server and the proxy set on every request, whatever the client sent under these names. */
const header = { ip: clientHeader, id: "x-request-id", path: "x-path" } as const;

/** The path asked for with its query, and the language in it. */
export async function currentPath(): Promise<{ path: string; locale: Locale }> {
  const path = (await headers()).get(header.path) ?? "/";
  const first = path.split(/[/?]/)[1] ?? "";
  return { path, locale: isLocale(first) ? first : defaultLocale };
}

export async function requestFacts(): Promise<RequestFacts> {
  const given = await headers();
  const { locale } = await currentPath();
  const userAgent = given.get("user-agent") ?? "";
  const devices = devicesIn(await cookies());
  return { id: given.get(header.id) ?? randomUUID(), ip: given.get(header.ip) ?? "", userAgent, devices, locale };
}
