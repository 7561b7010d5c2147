import { setOutThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { helpAfter } from "#lib/features/entrance/eherkenning/rules.ts";
import { keepVisit } from "#lib/platform/auth/browser.ts";
import { follow } from "#lib/platform/gate/follow.ts";

/** Leads to the other party. */
export const GET = (request: Request) =>
  follow(setOutThere, {
    input: () => Object.fromEntries(new URL(request.url).searchParams),
    done({ browserSecret, url }, { jar }) {
      keepVisit(jar, browserSecret);
      return { elsewhere: url };
    },
    stopped: (problem, { locale }) => ({ to: helpAfter(problem?.code ?? "down"), locale }),
  });
