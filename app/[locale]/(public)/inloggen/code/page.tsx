import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { words } from "#lib/features/entrance/one-time-codes/texts.ts";
import { CodeForm } from "#lib/features/entrance/one-time-codes/ui/code-form.tsx";
import { confirmPasswordAction } from "#lib/features/entrance/password-links/actions.ts";
import { enterCodeAction } from "#lib/features/entrance/sign-in/actions.ts";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].enter.title };
}

export default async function CodePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { naar } = Asked.parse(await searchParams);
  const { purpose, mobile } = await load(loginUnderWay, loginIn(await cookies()));
  if (!purpose) redirect(href(locale, to.signIn({ melding: "verlopen" })));
  const action = purpose === "SIGN_IN" ? enterCodeAction : confirmPasswordAction;
  return (
    <Main>
      <h1>{words[locale].enter.title}</h1>
      <CodeForm locale={locale} action={action} mobile={mobile} destination={naar} />
    </Main>
  );
}
