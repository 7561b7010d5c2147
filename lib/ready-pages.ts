import { to, type Address } from "#lib/addresses.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { formOf, isForm } from "#lib/features/help/login-help/rules.ts";
import { loginHelp, nextAnswers, type Step } from "#lib/features/help/login-help/tree.ts";
import { href, locales } from "#lib/platform/i18n/locale.ts";

/** Every way through the login help: its answers are parts of the address. */
const waysThrough = (step: Step, slugs: readonly string[] = []): (readonly string[])[] => [
  slugs,
  ...nextAnswers(step).flatMap(({ slug, leadsTo }) => waysThrough(leadsTo, [...slugs, slug])),
];

/** The forms to which its outcomes lead. */
const formsAfter = (step: Step): Address[] => [
  ...(step.kind === "outcome" ? step.actions.filter(isForm).map((action) => formOf(action, step.text)) : []),
  ...nextAnswers(step).flatMap(({ leadsTo }) => formsAfter(leadsTo)),
];

/**
 * The public pages that are the same for everyone who has no cookie of ours: they depend on their address, the clock
 * and the settings, and on nothing else. lib/platform/web/ready-pages.ts keeps them; a test holds each against what
 * Next gives. A page that reads the database, a link or what someone typed must not stand here.
 */
const pages = [
  to.start(),
  to.signIn(),
  to.signInLink(),
  to.signInLinkSent(),
  to.forgotPassword(),
  ...waysThrough(loginHelp).map((slugs) => to.help(slugs)),
  ...formsAfter(loginHelp),
  to.askAdministrator(),
  ...problems.map((problem) => to.askAdministrator({ problem })),
  to.whoIsAdministrator(),
  to.callBack(),
  to.appoint(),
  to.appointAtBmw(),
  to.accessibility(),
  to.privacy(),
  to.notFound(),
  to.broken(),
];

export const readyAddresses: ReadonlySet<string> = new Set(
  locales.flatMap((locale) => pages.map((page) => href(locale, page))),
);
