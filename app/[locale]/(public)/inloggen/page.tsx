import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { myHome } from "#lib/features/entrance/sign-in/queries.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { PasskeySignIn } from "#lib/features/entrance/passkeys/ui/passkey-sign-in.tsx";
import { SignInForm } from "#lib/features/entrance/sign-in/ui/sign-in-form.tsx";
import { Entries } from "#lib/features/entrance/eherkenning/ui/entries.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { currentIdentity } from "#lib/platform/auth/current-actor.ts";
import { openEntries } from "#lib/platform/broker/entries.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

const stopped = ["verlopen", "codes-op", "link-verlopen", "link-codes-op"] as const;
const went = ["link-geopend", "wachtwoord-gewijzigd", "account-actief", "nummer-gewijzigd"] as const;

const Asked = z.object({
  naar: z.string().optional().catch(undefined),
  melding: z
    .enum([...stopped, ...went])
    .optional()
    .catch(undefined),
});

export const generateMetadata = titled((locale) => words[locale].signIn.title);

export default pageAt(async ({ locale, asked }) => {
  const { naar, melding } = Asked.parse(asked);
  // Whoever brings no session gets this page also when the database is away.
  const { home } = (await currentIdentity()).kind === "session" ? await load(myHome) : { home: null };
  if (home) redirect(href(locale, landing(home, naar)));
  const { signIn, notices } = words[locale];
  const tone = stopped.some((one) => one === melding) ? "warning" : "success";
  return (
    <Main>
      <Outage locale={locale} />
      {melding && <Notice tone={tone}>{notices[melding]}</Notice>}
      {naar !== undefined && !melding && <Notice tone="info">{signIn.onward}</Notice>}
      <h1>{signIn.title}</h1>
      <SignInForm locale={locale} destination={naar} typed={typedIn(await cookies())}>
        <Entries locale={locale} entries={openEntries()} destination={naar}>
          <PasskeySignIn locale={locale} destination={naar} />
        </Entries>
      </SignInForm>
    </Main>
  );
});
