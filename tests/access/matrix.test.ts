import { expect, test } from "vitest";
import type { Actor } from "#lib/platform/access/actor.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { featureModules } from "#tests/support/sources.ts";
import { isCommand } from "#tests/support/samples.ts";

/** Everything is about Dora, employee of organisation A. One row a command: read this table, not the code. */
const dora = {
  id: "dora-in-a",
  authorisationId: "dora-in-a",
  accountId: "dora",
  organisationId: "A",
  isStaff: false,
  authorisation: { role: "EMPLOYEE" },
  kind: "member",
  people: [{ accountId: "dora", role: "EMPLOYEE" }],
};

const session = { sessionId: "s", factorAt: new Date(0), way: "PASSWORD_SMS" as const };
const lasting = { isDeputy: false, restsUntil: null };
const member = (accountId: string, organisationId: string, role: "ADMINISTRATOR" | "EMPLOYEE"): Actor => ({
  kind: "member",
  accountId,
  authorisationId: `${accountId}-in-${organisationId.toLowerCase()}`,
  organisationId,
  role,
  ...lasting,
  ...session,
});

const actors: Record<string, Actor> = {
  visitor: { kind: "visitor" },
  person: { kind: "person", accountId: "ivo", ...session },
  employee: member("bram", "A", "EMPLOYEE"),
  beheerder: member("anna", "A", "ADMINISTRATOR"),
  deputy: { ...member("bert", "A", "ADMINISTRATOR"), isDeputy: true } as Actor,
  elsewhere: member("cees", "B", "ADMINISTRATOR"),
  herself: member("dora", "A", "ADMINISTRATOR"),
  servicedesk: { kind: "staff", accountId: "sara", roles: ["SERVICEDESK"], ...session },
  onboarding: { kind: "staff", accountId: "otto", roles: ["ONBOARDING"], ...session },
  auditor: { kind: "staff", accountId: "aad", roles: ["AUDITOR"], ...session },
  staffAdmin: { kind: "staff", accountId: "stef", roles: ["STAFF_ADMIN"], ...session },
  system: { kind: "system", job: "job" },
};

type Row = { readonly name: string; may(actor: Actor): boolean };

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(11))].join(" ").trimEnd();
  const body = rows.map(({ name, may }) =>
    line(
      name,
      Object.values(actors).map((actor) => (may(actor) ? "yes" : "-")),
    ),
  );
  return ["", line("", Object.keys(actors)), ...body.sort()].join("\n");
}

/** The same for the page of the auditor, which reads this file. */
const accessTable = (lines: readonly string[]) => `/**
 * Who may do what to a colleague called Dora, and to all else: the event, how fresh the own factor must be, whether a
 * second person decides, and who may. tests/access/matrix.test.ts writes it and holds it against every command.
 */
export const accessTable = \`
${lines.join("\n")}
\`;
`;

test("who may do what", async () => {
  const modules = Object.values(await featureModules("commands(/[a-z-]+)?\\.ts"));
  const commands = [
    endSession,
    chooseOrganisation,
    ...modules.flatMap((exported) => Object.values(exported).filter(isCommand)),
  ];
  const rows = commands.map(({ event, may }) => ({
    name: event,
    may: (actor: Actor) => (may as (actor: Actor, subject: unknown, input: unknown) => boolean)(actor, dora, {}),
  }));
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  const lines = commands.map(({ event, may, fresh, second }) => {
    const who = Object.entries(actors)
      .filter(([, actor]) => (may as (actor: Actor, subject: unknown, input: unknown) => boolean)(actor, dora, {}))
      .map(([name]) => name);
    return [event, fresh ?? "-", second ? "two" : "one", ...who].join(" ");
  });
  await expect(accessTable(lines.sort())).toMatchFileSnapshot(
    "../../lib/features/insurer/accountability/rules/access-table.ts",
  );
  expect(table(rows)).toMatchInlineSnapshot(`
    "
                                         visitor      person    employee   beheerder      deputy   elsewhere     herself servicedesk  onboarding     auditor  staffAdmin      system
    access-review.confirm                      -           -           -         yes         yes           -           -           -           -           -           -           -
    access-review.end-unconfirmed              -           -           -           -           -           -           -           -           -           -           -         yes
    access-review.finish                       -           -           -         yes         yes           -         yes           -           -           -           -           -
    access-review.lapse                        -           -           -           -           -           -           -           -           -           -           -         yes
    access-review.remind                       -           -           -           -           -           -           -           -           -           -           -         yes
    account-change.mail-again                  -           -           -         yes         yes           -           -           -           -           -           -           -
    account-change.stop                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    account-change.write-again                 -           -           -           -           -           -           -           -           -           -           -         yes
    account.choose-language                    -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    account.freeze                           yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    account.invite                             -           -           -           -           -           -           -           -           -           -           -         yes
    account.load                               -           -           -           -           -           -           -           -           -           -           -         yes
    account.renew-invitation                 yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    administrator.appoint                      -           -           -         yes           -           -           -           -           -           -           -           -
    administrator.hand-over                    -           -           -         yes           -           -           -           -           -           -           -           -
    administrator.remove                       -           -           -         yes           -           -           -           -           -           -           -           -
    administrator.rule-of-two                  -           -           -         yes           -         yes         yes           -           -           -           -           -
    administrators.ask                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    administrators.mail                        -           -           -           -           -           -           -           -           -           -           -         yes
    appointment.approve                        -           -           -           -           -           -           -           -         yes           -           -           -
    appointment.complete                       -           -           -           -           -           -           -           -           -           -           -         yes
    appointment.confirm                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    appointment.expire                         -           -           -           -           -           -           -           -           -           -           -         yes
    appointment.forget                         -           -           -           -           -           -           -           -           -           -           -         yes
    appointment.invite                         -           -           -           -           -           -           -           -           -           -           -         yes
    appointment.reject                         -           -           -           -           -           -           -           -         yes           -           -           -
    appointment.release                        -           -           -           -           -           -           -           -         yes           -           -           -
    appointment.submit                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    appointment.take                           -           -           -           -           -           -           -           -         yes           -           -           -
    appointment.withdraw                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    authenticator-app.begin                    -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    authenticator-app.confirm                  -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    authenticator-app.remove                   -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    authorisation.add                          -           -           -         yes         yes           -         yes           -           -           -           -           -
    authorisation.block                        -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.change-rights                -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.expire                       -           -           -           -           -           -           -           -           -           -           -         yes
    authorisation.mail-again                   -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.reauthorise                  -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.sign-out                     -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.unblock                      -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.undo-change-rights           -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.undo-unblock                 -           -           -         yes         yes           -           -           -           -           -           -           -
    authorisation.withdraw                     -           -           -         yes         yes           -           -           -           -           -           -         yes
    bulk-act.choose                            -           -           -         yes         yes           -         yes           -           -           -           -           -
    bulk-act.export                            -           -           -         yes         yes           -         yes           -           -           -           -           -
    bulk-act.forget                            -           -           -           -           -           -           -           -           -           -           -         yes
    bulk-act.prepare                           -           -           -         yes         yes           -         yes           -           -           -           -           -
    bulk-act.run                               -           -           -           -           -           -           -           -           -           -           -         yes
    bulk-act.start                             -           -           -         yes         yes           -         yes           -           -           -           -           -
    call-back.ask                            yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    call-back.confirm                        yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    call-back.finish                           -           -           -           -           -           -           -         yes           -           -           -           -
    call-back.forget                           -           -           -           -           -           -           -           -           -           -           -         yes
    call-back.route                            -           -           -           -           -           -           -           -           -           -           -         yes
    call-back.take                             -           -           -           -           -           -           -         yes           -           -           -           -
    check.record                               -           -           -           -           -           -           -           -         yes           -           -           -
    check.repeat                               -           -           -           -           -           -           -           -         yes           -           -           -
    check.run                                  -           -           -           -           -           -           -           -           -           -           -         yes
    colleagues.export                          -           -           -         yes         yes           -         yes           -           -           -           -           -
    colleagues.forget-view                     -           -           -         yes         yes           -         yes           -           -           -           -           -
    colleagues.save-view                       -           -           -         yes         yes           -         yes           -           -           -           -           -
    copy.take                                  -           -           -           -           -           -         yes           -           -           -           -           -
    demo.move-clock                          yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    demo.sign-in-as                          yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    denials.note                               -           -           -           -           -           -           -           -           -           -           -         yes
    deputy.appoint                             -           -           -         yes           -           -           -           -           -           -           -           -
    deputy.end                                 -           -           -         yes           -           -           -           -           -           -           -           -
    deputy.tell                                -           -           -           -           -           -           -           -           -           -           -         yes
    eherkenning.ask-access                   yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    eherkenning.ask-link                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    eherkenning.bind                           -           -         yes         yes         yes         yes         yes           -           -           -           -           -
    eherkenning.bind-by-link                 yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    eherkenning.come-back                    yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    eherkenning.mail-link                      -           -           -           -           -           -           -           -           -           -           -         yes
    eherkenning.set-out                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    eherkenning.unbind                         -         yes         yes         yes         yes         yes         yes           -           -           -           -           -
    email.cancel                               -           -           -         yes         yes           -           -           -           -           -           -           -
    email.confirm                            yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    email.set                                  -           -           -         yes         yes           -           -           -           -           -           -           -
    email.start                                -           -           -         yes         yes           -           -           -           -           -           -           -
    evidence.export                            -           -           -           -           -           -           -           -           -         yes           -           -
    help-request.ask                         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    help-request.ask-access                    -           -         yes         yes         yes         yes         yes           -           -           -           -           -
    help-request.confirm                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    help-request.deliver                       -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.deny                        yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    help-request.end                           -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.escalate                      -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.finish                        -           -           -           -           -           -           -         yes           -           -           -           -
    help-request.forget                        -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.hand-over                     -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.remind                        -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.reopen                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    help-request.route                         -           -           -           -           -           -           -           -           -           -           -         yes
    help-request.see                           -           -           -         yes         yes           -           -         yes           -           -           -           -
    help-request.settle                        -           -           -         yes         yes           -           -           -           -           -           -           -
    help-request.take                          -           -           -           -           -           -           -         yes           -           -           -           -
    hold.end                                   -           -           -           -           -           -           -           -         yes           -           -           -
    hold.lapse                                 -           -           -           -           -           -           -           -           -           -           -         yes
    hold.organisation                          -           -           -           -           -           -           -           -         yes           -           -           -
    hold.person                                -           -           -           -           -           -           -           -         yes           -           -           -
    import.forget                              -           -           -           -           -           -           -           -           -           -           -         yes
    import.match                               -           -           -         yes         yes           -         yes           -           -           -           -           -
    import.mend                                -           -           -         yes         yes           -         yes           -           -           -           -           -
    import.run                                 -           -           -           -           -           -           -           -           -           -           -         yes
    import.start                               -           -           -         yes         yes           -         yes           -           -           -           -           -
    import.undo                                -           -           -         yes         yes           -         yes           -           -           -           -           -
    import.upload                              -           -           -         yes         yes           -         yes           -           -           -           -           -
    invitation.accept                        yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    invitation.end                             -           -           -           -           -           -           -           -           -           -           -         yes
    invitation.resend                          -           -           -         yes         yes           -           -           -           -           -           -           -
    invitation.revoke                          -           -           -         yes         yes           -           -           -           -           -           -           -
    known-device.end                           -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    link.choose-password                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    link.confirm                             yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    link.confirm-by-passkey                  yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    link.report-number                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    log.dispute                                -           -           -           -           -           -         yes           -           -           -           -           -
    log.erase                                  -           -           -           -           -           -           -           -           -           -           -         yes
    log.export                                 -           -           -         yes         yes           -         yes           -           -         yes         yes           -
    matter.give                                -           -           -           -           -           -           -         yes           -           -           -           -
    message.look                               -           -           -           -           -           -           -           -           -           -           -         yes
    message.report                             -           -           -           -           -           -           -           -           -           -           -         yes
    message.send-again                         -           -           -           -           -           -           -         yes         yes           -           -           -
    mobile-number.cancel                       -           -           -         yes         yes           -           -           -           -           -           -           -
    mobile-number.confirm                    yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    mobile-number.password                   yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    mobile-number.set                          -           -           -         yes         yes           -           -           -           -           -           -           -
    mobile-number.start                        -           -           -         yes         yes           -           -           -           -           -           -           -
    morning-mail.choose                        -           -           -         yes         yes         yes         yes           -           -           -           -           -
    morning-mail.send                          -           -           -           -           -           -           -           -           -           -           -         yes
    name.cancel                                -           -           -         yes         yes           -           -           -           -           -           -           -
    name.change                                -           -           -         yes         yes           -           -           -           -           -           -           -
    name.confirm                             yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    name.refuse                              yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    name.start                                 -           -           -         yes         yes           -           -           -           -           -           -           -
    organisation-file.forget                   -           -           -           -           -           -           -           -           -           -           -         yes
    organisation-file.invite                   -           -           -           -           -           -           -           -           -           -           -         yes
    organisation-file.mend                     -           -           -           -           -           -           -           -         yes           -           -           -
    organisation-file.run                      -           -           -           -           -           -           -           -           -           -           -         yes
    organisation-file.start                    -           -           -           -           -           -           -           -         yes           -           -           -
    organisation-file.upload                   -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.add-number                    -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.change                        -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.close                         -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.create                        -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.load                          -           -           -           -           -           -           -           -           -           -           -         yes
    organisation.merge                         -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.remove-number                 -           -           -           -           -           -           -           -         yes           -           -           -
    organisation.view                          -           -           -           -           -           -           -         yes         yes         yes           -           -
    passkey.add                                -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    passkey.confirm                            -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    passkey.name                               -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    passkey.remove                             -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    passkey.second-step                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    passkey.sign-in                          yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    password.ask-reset                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    password.change                            -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    password.mail-reset                        -           -           -           -           -           -           -           -           -           -           -         yes
    person.erase                               -           -           -           -           -           -           -           -         yes           -           -           -
    person.look-at-erasure                     -           -           -           -           -           -           -           -         yes         yes           -           -
    portal.follow-registry                     -           -           -           -           -           -           -           -           -           -           -         yes
    portal.mend                                -           -           -           -           -           -           -           -           -           -           -         yes
    portal.restore                             -           -           -           -           -           -           -           -           -           -           -         yes
    portal.sign-on                             -           -         yes         yes         yes         yes         yes           -           -           -           -           -
    portal.sign-out                            -           -           -           -           -           -           -           -           -           -           -         yes
    portal.tell-again                          -           -           -           -           -           -           -         yes         yes           -           -           -
    portal.tell-changed                        -           -           -           -           -           -           -           -           -           -           -         yes
    portal.tell-ended                          -           -           -           -           -           -           -           -           -           -           -         yes
    portal.tell-person                         -           -           -           -           -           -           -           -           -           -           -         yes
    proposal.approve                           -           -           -         yes           -         yes         yes         yes         yes           -         yes           -
    proposal.lapse                             -           -           -           -           -           -           -           -           -           -           -         yes
    proposal.reject                            -           -           -         yes           -         yes         yes         yes         yes           -         yes           -
    proposal.tell                              -           -           -           -           -           -           -           -           -           -           -         yes
    proposal.withdraw                          -           -           -         yes         yes         yes         yes         yes         yes           -         yes           -
    reactivation.cancel                        -           -           -         yes         yes           -           -           -           -           -           -           -
    reactivation.start                         -           -           -         yes         yes           -           -           -           -           -           -           -
    recovery-codes.make                        -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    retention.forget                           -           -           -           -           -           -           -           -           -           -           -         yes
    review-campaign.begin-due                  -           -           -           -           -           -           -           -           -           -           -         yes
    review-campaign.export                     -           -           -           -           -           -           -         yes         yes         yes           -           -
    review-campaign.open                       -           -           -           -           -           -           -           -           -           -           -         yes
    review-campaign.start                      -           -           -           -           -           -           -           -         yes           -           -           -
    review-campaign.stop                       -           -           -           -           -           -           -           -         yes           -           -           -
    review-campaign.tell                       -           -           -           -           -           -           -           -           -           -           -         yes
    session.choose-organisation                -         yes         yes         yes         yes         yes         yes           -           -           -           -           -
    session.end                              yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    session.end-other                          -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    session.end-others                         -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    session.note-crowded-out                   -           -           -           -           -           -           -           -           -           -           -         yes
    sign-in-link.ask                         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    sign-in-link.mail                          -           -           -           -           -           -           -           -           -           -           -         yes
    sign-in-link.open                        yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    sign-in.code                             yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    sign-in.end-wait                           -           -           -           -           -           -           -           -           -           -           -         yes
    sign-in.note-tries                         -           -           -           -           -           -           -           -           -           -           -         yes
    sign-in.password                         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    sign-in.resend-code                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    sign-in.warn                               -           -           -           -           -           -           -           -           -           -           -         yes
    sms.switch-off                             -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    sms.switch-on                              -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    sms.warn                                   -           -           -           -           -           -           -           -           -           -           -         yes
    staff-account.break-glass                  -           -           -           -           -           -           -           -           -           -           -         yes
    staff-account.change-roles                 -           -           -           -           -           -           -           -           -           -         yes           -
    staff-account.end                          -           -           -           -           -           -           -           -           -           -         yes           -
    staff-account.invite                       -           -           -           -           -           -           -           -           -           -         yes         yes
    staff-account.renew                        -           -           -           -           -           -           -           -           -           -         yes         yes
    staff-case.finish                          -           -           -           -           -           -           -         yes           -           -           -           -
    staff-case.take                            -           -           -           -           -           -           -         yes           -           -           -           -
    staff-note.erase                           -           -           -           -           -           -           -         yes         yes           -           -           -
    staff-note.write                           -           -           -           -           -           -           -         yes         yes           -           -           -
    staff.load                                 -           -           -           -           -           -           -           -           -           -           -         yes
    staff.look-up                              -           -           -           -           -           -           -         yes         yes         yes           -           -
    staff.renew-invitation                     -           -           -           -           -           -           -         yes           -           -           -           -
    staff.search                               -           -           -           -           -           -           -         yes         yes         yes           -           -
    staff.set-mobile-number                    -           -           -           -           -           -           -         yes           -           -           -           -
    staff.sign-out                             -           -           -           -           -           -           -         yes           -           -           -           -
    staff.start-mobile-number                  -           -           -           -           -           -           -         yes           -           -           -           -
    staff.start-reactivation                   -           -           -           -           -           -           -         yes           -           -           -           -
    staff.unblock                              -           -           -           -           -           -           -         yes           -           -           -           -
    staff.unfreeze                             -           -           -           -           -           -           -         yes           -           -           -           -
    staff.view                                 -           -           -           -           -           -           -         yes         yes         yes           -           -
    staff.view-messages                        -           -           -           -           -           -           -         yes         yes         yes           -           -
    step-up.ask                                -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    step-up.confirm                            -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    strong-sign-in.ask                         -           -           -         yes           -         yes         yes           -           -           -           -           -
    strong-sign-in.end                         -           -           -         yes           -         yes         yes           -           -           -           -           -
    strong-sign-in.end-excuse                  -           -           -         yes           -           -           -           -           -           -           -           -
    strong-sign-in.excuse                      -           -           -         yes           -           -           -           -           -           -           -           -
    strong-sign-in.lapse                       -           -           -           -           -           -           -           -           -           -           -         yes
    strong-sign-in.lapse-all                   -           -           -           -           -           -           -           -           -           -           -         yes
    strong-sign-in.tell                        -           -           -           -           -           -           -           -           -           -           -         yes"
  `);
});

test("who may see what", async () => {
  const rows = Object.values(await featureModules("queries.ts")).flatMap((exported) =>
    Object.entries(exported).flatMap(([name, query]) =>
      typeof query === "object" && query !== null && "may" in query ? [{ name, may: query.may as Row["may"] }] : [],
    ),
  );
  expect(table(rows)).toMatchInlineSnapshot(`
    "
                            visitor      person    employee   beheerder      deputy   elsewhere     herself servicedesk  onboarding     auditor  staffAdmin      system
    accessReview                  -           -           -         yes         yes         yes         yes           -           -           -           -           -
    accountability                -           -           -           -           -           -           -           -           -         yes           -           -
    administratorToStop           -           -           -         yes           -         yes         yes           -           -           -           -           -
    administrators                -           -           -         yes         yes         yes         yes           -           -           -           -           -
    allWrongRows                  -           -           -         yes         yes         yes         yes           -           -           -           -           -
    appointmentCase               -           -           -           -           -           -           -         yes         yes         yes           -           -
    appointmentQueue              -           -           -           -           -           -           -         yes         yes         yes           -           -
    appointmentStatus           yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    attention                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    besideColleague               -           -           -         yes         yes         yes         yes           -           -           -           -           -
    bindLink                    yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    callQueue                     -           -           -           -           -           -           -         yes         yes         yes           -           -
    cameBack                      -           -           -         yes         yes         yes         yes         yes         yes         yes           -           -
    campaign                      -           -           -           -           -           -           -         yes         yes         yes           -           -
    campaignFile                  -           -           -           -           -           -           -         yes         yes         yes           -           -
    campaigns                     -           -           -           -           -           -           -         yes         yes         yes           -           -
    candidates                    -           -           -         yes           -         yes         yes           -           -           -           -           -
    caseQueue                     -           -           -           -           -           -           -         yes         yes         yes           -           -
    closing                       -           -           -           -           -           -           -           -         yes           -           -           -
    colleague                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    colleagues                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    columnsOf                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    confirmPage                 yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    copyFile                      -           -           -           -           -           -           -           -           -         yes           -           -
    copyThere                     -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    creating                      -           -           -           -           -           -           -           -         yes           -           -           -
    details                       -           -           -         yes         yes         yes         yes           -           -           -           -           -
    disputing                     -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    editing                       -           -           -           -           -           -           -           -         yes           -           -           -
    emailLinkPage               yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    erasure                       -           -           -           -           -           -           -           -         yes         yes           -           -
    everyone                      -           -           -           -           -           -           -         yes         yes         yes           -           -
    exportable                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    exported                      -           -           -         yes         yes         yes         yes           -           -           -           -           -
    figures                       -           -           -           -           -           -           -         yes         yes         yes           -           -
    fileOfBulkAct                 -           -           -         yes         yes         yes         yes           -           -           -           -           -
    firstSteps                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    guide                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    helpRequestStatus           yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    importing                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    inbox                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    incidentFile                  -           -           -           -           -           -           -           -           -         yes           -           -
    invitation                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    invitingStaff                 -           -           -           -           -           -           -           -           -           -         yes         yes
    letterInFrame               yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    letters                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    linkPage                    yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    loadTemplate                  -           -           -           -           -           -           -           -         yes           -           -           -
    loading                       -           -           -           -           -           -           -           -         yes           -           -           -
    log                           -           -           -         yes         yes         yes         yes           -           -           -           -           -
    logFile                       -           -           -         yes         yes         yes         yes           -           -           -           -           -
    loginUnderWay               yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    mailInFrame                 yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    mailbox                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    matters                       -           -           -           -           -           -           -         yes         yes         yes           -           -
    matters                       -           -           -           -           -           -           -         yes         yes         yes           -           -
    merging                       -           -           -           -           -           -           -           -         yes           -           -           -
    messages                      -           -           -           -           -           -           -         yes         yes         yes           -           -
    messagesOfPerson              -           -           -           -           -           -           -         yes         yes         yes           -           -
    mine                          -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    mine                          -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    morningMail                   -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myAdministrators              -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myApp                         -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myHistory                     -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myHome                      yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    myLanguage                    -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myOrganisations               -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    myRecoveryCodes               -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    mySecurity                    -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    mySignInName                  -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    nameLinkPage                yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    newColleague                  -           -           -         yes         yes         yes         yes           -           -           -           -           -
    notMeLink                   yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    notes                         -           -           -           -           -           -           -         yes         yes         yes           -           -
    numberLink                  yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    numberPage                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    offer                       yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    oneBulkAct                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    oneImport                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    oneLoad                       -           -           -           -           -           -           -           -         yes           -           -           -
    organisation                  -           -           -           -           -           -           -         yes         yes         yes           -           -
    organisations                 -           -           -           -           -           -           -         yes         yes         yes           -           -
    ownBulkActs                   -           -           -         yes         yes         yes         yes           -           -           -           -           -
    ownCopy                       -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    ownFactor                     -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    ownFigures                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    ownPasskeys                   -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    ownReachable                  -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    ownViews                      -           -           -         yes         yes         yes         yes           -           -           -           -           -
    passkeyToAdd                  -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    personForStaff                -           -           -           -           -           -           -         yes         yes         yes           -           -
    personToChange                -           -           -         yes         yes         yes         yes           -           -           -           -           -
    portal                        -         yes         yes         yes         yes         yes         yes           -           -           -           -           -
    portalDeliveries              -           -           -           -           -           -           -         yes         yes         yes           -           -
    portalDoor                  yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    portalEntry                   -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    portalPeople                  -           -           -           -           -           -           -           -           -           -           -         yes
    proposals                     -           -           -         yes         yes         yes         yes           -           -           -           -           -
    reachableInLogin            yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    reactivationPage              -           -           -         yes         yes         yes         yes           -           -           -           -           -
    reauthorising                 -           -           -         yes         yes         yes         yes           -           -           -           -           -
    recent                        -           -           -           -           -           -           -         yes         yes         yes           -           -
    request                       -           -           -         yes         yes         yes         yes           -           -           -           -           -
    requests                      -           -           -         yes         yes         yes         yes           -           -           -           -           -
    requestsInView                -           -           -         yes         yes         yes         yes           -           -           -           -           -
    requestsOf                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    restricting                   -           -           -         yes         yes         yes         yes           -           -           -           -           -
    reviewAsked                   -           -           -         yes         yes         yes         yes           -           -           -           -           -
    sessionLeft                   -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    settled                       -           -           -         yes         yes         yes         yes           -           -           -           -           -
    signInLink                  yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    staffAccount                  -           -           -           -           -           -           -           -           -         yes         yes           -
    staffAccounts                 -           -           -           -           -           -           -           -           -         yes         yes           -
    staffLog                      -           -           -           -           -           -           -           -           -         yes         yes           -
    staffLogFile                  -           -           -           -           -           -           -           -           -         yes         yes           -
    staffName                     -           -           -           -           -           -           -         yes         yes         yes         yes           -
    staffProposals                -           -           -           -           -           -           -         yes         yes           -         yes           -
    staffQueue                    -           -           -           -           -           -           -         yes         yes         yes           -           -
    staffRecord                   -           -           -           -           -           -           -           -           -         yes         yes           -
    starting                      -           -           -           -           -           -           -           -         yes           -           -           -
    strongRule                    -           -           -         yes         yes         yes         yes           -           -           -           -           -
    strongSoon                    -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    strongerSignIn                -         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes           -
    tableFile                     -           -           -           -           -           -           -           -           -         yes           -           -
    telling                       -           -           -         yes         yes         yes         yes           -           -           -           -           -
    template                      -           -           -         yes         yes         yes         yes           -           -           -           -           -
    today                         -           -           -           -           -           -           -         yes         yes         yes         yes           -
    undelivered                 yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    underWay                      -           -           -         yes         yes         yes         yes           -           -           -           -           -
    waiting                     yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes         yes
    wrongLoadRows                 -           -           -           -           -           -           -           -         yes           -           -           -"
  `);
});
