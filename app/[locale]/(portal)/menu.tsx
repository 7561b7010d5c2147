import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { PortalNav } from "#lib/features/frame/shell/ui/portal-nav.tsx";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StaffNav } from "../(staff)/staff-nav.tsx";

/** The way around for someone signed in, of an organisation or of the insurer; nothing for anybody else. */
export async function Menu({ locale }: { readonly locale: Locale }) {
  const answer = await ask(portal, await currentActor(), {});
  return answer.status === "found" ? (
    <PortalNav locale={locale} portal={answer.value}>
      <SignOut locale={locale} />
    </PortalNav>
  ) : (
    <StaffNav locale={locale} />
  );
}
