import { to } from "#lib/addresses.ts";
import { setOutThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { helpAfter } from "#lib/features/entrance/eherkenning/rules.ts";
import { onward } from "#lib/features/entrance/sign-in/rules.ts";
import { keepVisit } from "#lib/platform/auth/browser.ts";
import { follow } from "#lib/platform/gate/follow.ts";

/** Leads to the other party. Whom another site sends here begins at the page with the button, and presses it themselves. */
export const GET = (request: Request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return follow(setOutThere, {
    input: () => asked,
    done({ browserSecret, url }, { jar }) {
      keepVisit(jar, browserSecret);
      return { elsewhere: url };
    },
    sentHere: ({ locale }) => ({ to: onward(to.signIn, asked["naar"]), locale }),
    stopped: (problem, { locale }) => ({ to: helpAfter(problem?.code ?? "down"), locale }),
  });
};
