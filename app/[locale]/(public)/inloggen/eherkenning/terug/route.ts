import { to } from "#lib/addresses.ts";
import { comeBackFromThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { helpAfter } from "#lib/features/entrance/eherkenning/rules.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { forgetVisit, keepSignIn, visitIn } from "#lib/platform/auth/browser.ts";
import { beginDraft } from "#lib/platform/gate/draft.ts";
import { follow } from "#lib/platform/gate/follow.ts";
import { isLocale, type Locale } from "#lib/platform/i18n/locale.ts";

const localeOf = (kept: string | null, otherwise: Locale) => (kept !== null && isLocale(kept) ? kept : otherwise);

/** Where the other party sends everybody back to. */
export const GET = (request: Request) =>
  follow(comeBackFromThere, {
    input: (jar) => ({ ...visitIn(jar), query: new URL(request.url).search }),
    async done(result, { jar, locale: asked }) {
      const locale = localeOf(result.locale, asked);
      if (result.next === "finish" && result.appoints) beginDraft(jar, "appointment", result.appoints);
      if (result.next === "finish") return { to: to.externalFinish(), locale };
      if (result.next === "bind") return { to: to.myExternal(), locale };
      forgetVisit(jar);
      if (result.next === "bound") return { to: to.myExternal(), locale };
      await keepSignIn(jar, result);
      return { to: landing(result.home, result.destination ?? undefined), locale };
    },
    stopped(problem, { jar, locale }) {
      // A link that somebody made up ends no visit that is under way.
      if (problem && problem.code !== "expired") forgetVisit(jar);
      return { to: helpAfter(problem?.code ?? "down"), locale: localeOf(problem?.detail.locale ?? null, locale) };
    },
  });
