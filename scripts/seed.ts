import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { appointDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { startNumberChange } from "#lib/features/insurer/servicedesk/commands/factors.ts";
import { sendInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { hashPassword } from "#lib/platform/auth/password-hash.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import {
  ask,
  askToBeCalled,
  authorisationAt,
  deliver,
  deliverUnseen,
  doAs,
  proposeAs,
  signInAs,
  tryUntilBlocked,
} from "./demo/acts.ts";
import { playAppointments } from "./demo/appointments.ts";
import { password } from "./demo/cast.ts";
import { colleagues } from "./demo/colleagues.ts";
import { addressOf, job, loadEveryone } from "./demo/load.ts";
import { playMessages } from "./demo/messages.ts";

const anna = "anna@delinden.example";
const bert = "bert@delinden.example";
const bram = "bram@delinden.example";
const cees = "cees@bakkerijjansen.example";
const dora = "dora@delinden.example";
const koen = "koen.deboer@delinden.example";
const noor = "noor.jansen@delinden.example";
const sara = "sara@verzekeraar.example";
const yara = "yara.blom@delinden.example";
const [sanne = "", ...others] = colleagues.map(addressOf);

/** Fills an empty database with the demo world: a year that ends now, made by the product's own commands. `say` hears how far it is. */
export async function seedDemo(now = new Date(), say: (step: string) => void = () => {}): Promise<void> {
  if (settings().APP_ENV === "production") throw new StartRefusal("Production has no demo world.");
  // What the insurer asks of beheerders from a day on was not asked in the year that is made here.
  const { ADMINISTRATOR_STRONG_FROM } = settings();
  Object.assign(settings(), { ADMINISTRATOR_STRONG_FROM: undefined });
  const goTo = (daysAgo: number, earlier = 0) => fixClock(after(now, -days(daysAgo) - earlier));
  try {
    say("a year ago: everybody is there");
    const passwordHash = await hashPassword(password);
    goTo(365);
    const authorisations = await loadEveryone(passwordHash);
    const authorisationOf = (email: string) => authorisations.get(email) ?? "";

    goTo(210, hours(4));
    await tryUntilBlocked(sanne);
    goTo(210, hours(2));
    await doAs(anna, unblockAuthorisation, { authorisationId: authorisationOf(sanne), seen: null });

    say("then they sign in, one by one");
    for (const [i, email] of others.entries()) {
      goTo(120 - 2 * i, minutes(11 * i));
      await signInAs(email);
    }

    say("some are blocked, helped, withdrawn");
    goTo(115);
    const [from, until] = [95, 81].map((ago) => after(now, -days(ago)).toISOString().slice(0, 10));
    await doAs(anna, appointDeputy, { authorisationId: authorisationOf(noor), from: from ?? "", until: until ?? "" });
    goTo(62);
    await doAs(bert, blockAuthorisation, { authorisationId: authorisationOf(koen), reason: "LONG_ABSENT" });
    goTo(47);
    await doAs(anna, unblockAuthorisation, { authorisationId: authorisationOf(koen), seen: null });

    goTo(40);
    await executeAs(job, withdrawAuthorisation, {
      authorisationId: authorisationOf("emre@delinden.example"),
      reason: "LEFT",
    });

    goTo(31, hours(4));
    await tryUntilBlocked(bram);
    await ask(bram);
    await deliverUnseen();
    goTo(31, hours(2));
    await doAs(bert, unblockAuthorisation, { authorisationId: authorisationOf(bram), seen: null });

    goTo(20);
    const validUntil = after(now, days(21)).toISOString().slice(0, 10);
    await doAs(anna, changeAuthorisationRights, {
      authorisationId: authorisationOf(yara),
      MKB: "on",
      validUntil,
      seen: null,
    });
    await deliverUnseen();

    for (const [i, email] of [sanne, bram, dora, cees, "hanna@bakkerijjansen.example"].entries()) {
      goTo(9 - i, minutes(37 * i));
      await signInAs(email);
    }

    goTo(1, hours(3));
    await tryUntilBlocked(dora);
    goTo(1, hours(3));
    await tryUntilBlocked(cees);
    await deliverUnseen();

    say("offices put forward their beheerder");
    await playAppointments(goTo);

    say("today: Dora asks for help, Cees to be called");
    // Long enough ago that the beheerders are told when it is asked again, and before their reminder, on any day.
    goTo(0, hours(4) - minutes(30));
    await ask(dora);
    await deliver();

    goTo(0, hours(3));
    await askToBeCalled(cees, "06 1234 9004");
    await deliver();

    goTo(0, hours(2) + minutes(40));
    const beginning = { mobileNumber: "06 1234 9051", email: "yara.blom@thuis.example" };
    await proposeAs(anna, startReactivation, { authorisationId: authorisationOf(yara), ...beginning });
    const sven = await authorisationAt("sven@kompasadvies.example");
    const script = { ownCall: "on", saidWho: "on", saidWhere: "on" };
    await proposeAs(sara, startNumberChange, { authorisationId: sven, mobileNumber: "06 1234 9050", ...script });
    await deliver();

    goTo(0, hours(2));
    await executeAs(job, sendInvitation, { authorisationId: authorisationOf("gerda@delinden.example") });
    await playMessages(job);
  } finally {
    Object.assign(settings(), { ADMINISTRATOR_STRONG_FROM });
    fixClock(null);
  }
}
