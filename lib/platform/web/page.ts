import "server-only";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { gateTexts } from "../gate/texts.ts";
import { wasWrong } from "../gate/told-plainly.ts";
import { isLocale, type Locale } from "../i18n/locale.ts";

type Asked = Readonly<Record<string, unknown>>;
type Requested<P> = {
  readonly params: Promise<P & { readonly locale: string }>;
  readonly searchParams?: Promise<Asked>;
};
type Found<P> = P & { readonly locale: Locale; readonly asked: Asked };

/** What Next gives a page: the parts of its address, and as `asked` its query, which anyone can type. */
export const pageAt =
  <P = unknown>(show: (found: Found<P>) => ReactElement | Promise<ReactElement>) =>
  async ({ params, searchParams }: Requested<P>) => {
    const parts = await params;
    const { locale } = parts;
    if (!isLocale(locale)) notFound();
    return show({ ...parts, locale, asked: (await searchParams) ?? {} });
  };

/**
 * The title of a page in the browser's tab and history. `about` gives whom or what the page is about, which then stands
 * first: from what the page itself loads, which is read once (load.ts). What it meets, the page meets too and says.
 * Before all stands that a form was wrong, for whoever has no scripts.
 */
export const titled =
  <P = unknown>(
    title: (locale: Locale, parts: P, asked: Asked) => string | null | undefined,
    about: (found: Found<P>) => Promise<string | null> = () => Promise.resolve(null),
  ) =>
  async ({ params, searchParams }: Requested<P>): Promise<Metadata> => {
    const parts = await params;
    const { locale } = parts;
    const asked = (await searchParams) ?? {};
    const text = isLocale(locale) && title(locale, parts, asked);
    if (!text) return {};
    const whom = await about({ ...parts, locale, asked }).catch(() => null);
    const error = (await wasWrong()) ? gateTexts[locale].wrong : "";
    return { title: error + (whom ? `${whom} – ${text}` : text) };
  };
