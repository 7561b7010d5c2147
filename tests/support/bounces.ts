/** Reports of mail that came back, written anew after the forms in which servers write them. */

const id = "01890000-0000-7000-8000-000000000001";
export const ourMessageId = `<${id}@verzekeraar.example>`;
export const ourId = id;

type Made = {
  readonly headers: readonly string[];
  readonly text: string;
  /** The fields of RFC 3464: of the message, and of each recipient. */
  readonly status?: readonly (readonly string[])[];
  /** The original, as a whole or only its headers. */
  readonly original?: "message/rfc822" | "text/rfc822-headers" | null;
};

const quoted = [
  "From: Portaalhulp <portaalhulp@verzekeraar.example>",
  "To: dora@delinden.example",
  "Subject: Je kunt weer inloggen",
  `Message-ID: ${ourMessageId}`,
  "Date: Mon, 23 Nov 2026 10:00:00 +0100",
];

function made({ headers, text, status = [], original = "message/rfc822" }: Made): string {
  const boundary = "=_report_1";
  const part = (type: string, lines: readonly string[]) => [`--${boundary}`, `Content-Type: ${type}`, "", ...lines, ""];
  const lines = [
    ...headers,
    "To: bounce@mail.verzekeraar.example",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    ...part("text/plain; charset=utf-8", text.split("\n")),
    ...(status.length > 0
      ? part(
          "message/delivery-status",
          status.flatMap((group) => [...group, ""]),
        )
      : []),
    ...(original ? part(original, original === "message/rfc822" ? [...quoted, "", "Dag Dora,"] : quoted) : []),
    `--${boundary}--`,
    "",
  ];
  return lines.join("\r\n");
}

const plain = (headers: readonly string[], text: string) =>
  [...headers, "To: bounce@mail.verzekeraar.example", "", ...text.split("\n")].join("\r\n");

type Expected = {
  readonly what: "bounced" | "delayed" | "delivered" | "answer" | "unclear";
  readonly status: string | null;
  /** Whether the report names the mail it is about. */
  readonly isOurs: boolean;
};

export const bounces: Readonly<Record<string, { readonly raw: string; readonly read: Expected }>> = {
  "Postfix, user unknown": {
    raw: made({
      headers: [
        "Return-Path: <>",
        "From: MAILER-DAEMON@mx.verzekeraar.example (Mail Delivery System)",
        "Subject: Undelivered Mail Returned to Sender",
        "Auto-Submitted: auto-replied",
      ],
      text: "This is the mail system at host mx.verzekeraar.example.\n\n<dora@delinden.example>: host mx.delinden.example[192.0.2.7] said: 550 5.1.1\n    <dora@delinden.example>: Recipient address rejected: User unknown in local\n    recipient table (in reply to RCPT TO command)",
      status: [
        ["Reporting-MTA: dns; mx.verzekeraar.example", "X-Postfix-Queue-ID: 4F1C22"],
        [
          "Final-Recipient: rfc822; dora@delinden.example",
          "Original-Recipient: rfc822;dora@delinden.example",
          "Action: failed",
          "Status: 5.1.1",
          "Remote-MTA: dns; mx.delinden.example",
          "Diagnostic-Code: smtp; 550 5.1.1 <dora@delinden.example>: Recipient address",
          "    rejected: User unknown in local recipient table",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.1.1", isOurs: true },
  },
  "Postfix, delayed": {
    raw: made({
      headers: [
        "From: MAILER-DAEMON@mx.verzekeraar.example (Mail Delivery System)",
        "Subject: Delayed Mail (still being retried)",
      ],
      text: "THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.",
      status: [
        ["Reporting-MTA: dns; mx.verzekeraar.example"],
        [
          "Final-Recipient: rfc822; dora@delinden.example",
          "Action: delayed",
          "Status: 4.4.1",
          "Diagnostic-Code: X-Postfix; connect to mx.delinden.example[192.0.2.7]:25: Connection timed out",
          "Will-Retry-Until: Sat, 28 Nov 2026 10:00:00 +0100 (CET)",
        ],
      ],
      original: "text/rfc822-headers",
    }),
    read: { what: "delayed", status: "4.4.1", isOurs: true },
  },
  "Postfix, delivered": {
    raw: made({
      headers: [
        "From: MAILER-DAEMON@mx.verzekeraar.example (Mail Delivery System)",
        "Subject: Successful Mail Delivery Report",
      ],
      text: "Your message was successfully delivered to the destination(s) listed below.",
      status: [
        ["Reporting-MTA: dns; mx.delinden.example"],
        ["Final-Recipient: rfc822; dora@delinden.example", "Action: delivered", "Status: 2.0.0"],
      ],
      original: "text/rfc822-headers",
    }),
    read: { what: "delivered", status: "2.0.0", isOurs: true },
  },
  "Exchange Server, address not found": {
    raw: made({
      headers: [
        "From: Microsoft Outlook <postmaster@kantoor.example>",
        "Subject: Onbestelbaar: Je kunt weer inloggen",
        `In-Reply-To: ${ourMessageId}`,
        "X-MS-Exchange-Message-Is-Ndr:",
      ],
      text: "Uw bericht aan dora@delinden.example kan niet worden bezorgd.\nHet e-mailadres dat u hebt opgegeven, kan niet worden gevonden.",
      status: [
        ["Reporting-MTA: dns;EX01.kantoor.example", "Received-From-MTA: dns;mx.verzekeraar.example"],
        [
          "Original-Recipient: rfc822;dora@delinden.example",
          "Final-Recipient: rfc822;dora@delinden.example",
          "Action: failed",
          "Status: 5.1.10",
          "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
          "X-Display-Name: Dora",
        ],
      ],
      original: null,
    }),
    read: { what: "bounced", status: "5.1.10", isOurs: true },
  },
  "Exchange Online, blocked by a rule": {
    raw: made({
      headers: ["From: postmaster@delinden.example", "Subject: Undeliverable: Je kunt weer inloggen"],
      text: "Your message to dora@delinden.example couldn't be delivered.",
      status: [
        ["Reporting-MTA: dns;AM0PR01MB0001.prod.exchange.example"],
        [
          "Final-Recipient: rfc822;dora@delinden.example",
          "Action: failed",
          "Status: 5.7.1",
          "Diagnostic-Code: smtp;550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.7.1", isOurs: true },
  },
  "Exchange, mailbox full": {
    raw: made({
      headers: [
        "From: Microsoft Outlook <postmaster@delinden.example>",
        "Subject: Undeliverable: Je kunt weer inloggen",
      ],
      text: "dora@delinden.example\nThe recipient's mailbox is full and can't accept messages now.",
      status: [
        ["Reporting-MTA: dns;EX01.delinden.example"],
        [
          "Final-Recipient: rfc822;dora@delinden.example",
          "Action: failed",
          "Status: 5.2.2",
          "Diagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.2.2", isOurs: true },
  },
  "Outlook.com, mailbox unavailable": {
    raw: made({
      headers: ["From: postmaster@outlook.example", "Subject: Undeliverable: Je kunt weer inloggen"],
      text: "Delivery has failed to these recipients or groups: dora@outlook.example",
      status: [
        ["Reporting-MTA: dns;outlook.example"],
        [
          "Final-recipient: RFC822; dora@outlook.example",
          "Action: Failed",
          "Status: 5.5.0",
          "Diagnostic-code: smtp;550 5.5.0 Requested action not taken: mailbox unavailable",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.5.0", isOurs: true },
  },
  "Gmail, no such user": {
    raw: made({
      headers: [
        "Return-Path: <>",
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        "Subject: Delivery Status Notification (Failure)",
        "Auto-Submitted: auto-replied",
        "X-Failed-Recipients: dora@gmail.example",
        `References: ${ourMessageId}`,
      ],
      text: "** Address not found **\n\nYour message wasn't delivered to dora@gmail.example because the address couldn't be found, or is unable to receive mail.",
      status: [
        ["Reporting-MTA: dns; googlemail.example", `X-Original-Message-ID: ${ourMessageId}`],
        [
          "Final-Recipient: rfc822; dora@gmail.example",
          "Action: failed",
          "Status: 5.1.1",
          "Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try",
          " 550-5.1.1 double-checking the recipient's email address for typos. NoSuchUser - gsmtp",
        ],
      ],
      original: null,
    }),
    read: { what: "bounced", status: "5.1.1", isOurs: true },
  },
  "Gmail, domain not found": {
    raw: made({
      headers: [
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        "Subject: Delivery Status Notification (Failure)",
      ],
      text: "Your message wasn't delivered to dora@delindn.example because the domain delindn.example couldn't be found.",
      status: [
        ["Reporting-MTA: dns; googlemail.example"],
        [
          "Final-Recipient: rfc822; dora@delindn.example",
          "Action: failed",
          "Status: 4.0.0",
          "Diagnostic-Code: smtp; DNS Error: DNS type 'mx' lookup of delindn.example responded with code NXDOMAIN Domain not found",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.1.2", isOurs: true },
  },
  "Gmail, delayed": {
    raw: made({
      headers: [
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        "Subject: Delivery Status Notification (Delay)",
      ],
      text: "** Delivery incomplete **\n\nThere was a temporary problem delivering your message. Gmail will retry for 46 more hours.",
      status: [
        ["Reporting-MTA: dns; googlemail.example"],
        [
          "Final-Recipient: rfc822; dora@delinden.example",
          "Action: delayed",
          "Status: 4.4.1",
          "Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.",
        ],
      ],
    }),
    read: { what: "delayed", status: "4.4.1", isOurs: true },
  },
  "Sendmail, user unknown": {
    raw: made({
      headers: [
        "From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example>",
        "Subject: Returned mail: see transcript for details",
        "Auto-Submitted: auto-generated (failure)",
      ],
      text: "   ----- The following addresses had permanent fatal errors -----\n<dora@delinden.example>\n    (reason: 550 5.1.1 <dora@delinden.example>... User unknown)",
      status: [
        ["Reporting-MTA: dns; relay.example", "Arrival-Date: Mon, 23 Nov 2026 10:00:01 +0100"],
        [
          "Final-Recipient: RFC822; dora@delinden.example",
          "Action: failed",
          "Status: 5.1.1",
          "Remote-MTA: DNS; mx.delinden.example",
          "Diagnostic-Code: SMTP; 550 5.1.1 <dora@delinden.example>... User unknown",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.1.1", isOurs: true },
  },
  "Sendmail, a warning after four hours": {
    raw: made({
      headers: [
        "From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example>",
        "Subject: Warning: could not send message for past 4 hours",
      ],
      text: "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **********************************************",
      status: [
        ["Reporting-MTA: dns; relay.example"],
        [
          "Final-Recipient: RFC822; dora@delinden.example",
          "Action: delayed",
          "Status: 4.2.0",
          "Will-Retry-Until: Sat, 28 Nov 2026 10:00:00 +0100",
        ],
      ],
      original: "text/rfc822-headers",
    }),
    read: { what: "delayed", status: "4.2.0", isOurs: true },
  },
  "Exim, in sentences": {
    raw: plain(
      [
        "Return-path: <>",
        "X-Failed-Recipients: dora@delinden.example",
        "Auto-Submitted: auto-replied",
        "From: Mail Delivery System <Mailer-Daemon@mail.host.example>",
        "Subject: Mail delivery failed: returning message to sender",
      ],
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  dora@delinden.example\n    host mx.delinden.example [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<dora@delinden.example>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\n${quoted.join("\n")}`,
    ),
    read: { what: "bounced", status: "5.1.1", isOurs: true },
  },
  "Exim, over quota": {
    raw: plain(
      [
        "Return-path: <>",
        "From: Mail Delivery System <Mailer-Daemon@mail.host.example>",
        "Subject: Mail delivery failed: returning message to sender",
      ],
      `The following address(es) failed:\n\n  dora@delinden.example\n    mailbox is full (MTA-imposed quota exceeded while writing to file)\n\n${quoted.join("\n")}`,
    ),
    read: { what: "bounced", status: "5.2.2", isOurs: true },
  },
  "Exim, delayed": {
    raw: plain(
      [
        "Return-path: <>",
        "From: Mail Delivery System <Mailer-Daemon@mail.host.example>",
        "Subject: Warning: message 1kABcd-0001 delayed 24 hours",
      ],
      `A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.\n\n${quoted.join("\n")}`,
    ),
    read: { what: "delayed", status: null, isOurs: true },
  },
  "qmail, in sentences": {
    raw: plain(
      ["Return-Path: <>", "From: MAILER-DAEMON@qmail.example", "Subject: failure notice"],
      `Hi. This is the qmail-send program at qmail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<dora@delinden.example>:\n192.0.2.7 does not like recipient.\nRemote host said: 554 delivery error: This user doesn't have an account. [-5]\nGiving up on 192.0.2.7.\n\n--- Below this line is a copy of the message.\n\n${quoted.join("\n")}`,
    ),
    read: { what: "bounced", status: "5.1.1", isOurs: true },
  },
  "a spam filter that says why": {
    raw: made({
      headers: ["From: MAILER-DAEMON@filter.example", "Subject: Undelivered Mail Returned to Sender"],
      text: "<dora@delinden.example>: host filter.example said: 554 Message blocked, listed at a reputation list",
      status: [
        ["Reporting-MTA: dns; filter.example"],
        [
          "Final-Recipient: rfc822; dora@delinden.example",
          "Action: failed",
          "Status: 5.0.0",
          "Diagnostic-Code: smtp; 554 Message blocked, listed at a reputation list",
        ],
      ],
    }),
    read: { what: "bounced", status: "5.7.1", isOurs: true },
  },
  "a report of two recipients, of which one failed": {
    raw: made({
      headers: ["From: MAILER-DAEMON@mx.example", "Subject: Delivery report"],
      text: "See below.",
      status: [
        ["Reporting-MTA: dns; mx.example"],
        ["Final-Recipient: rfc822; anna@delinden.example", "Action: relayed", "Status: 2.0.0"],
        ["Final-Recipient: rfc822; dora@delinden.example", "Action: failed", "Status: 5.2.1 (disabled)"],
      ],
    }),
    read: { what: "bounced", status: "5.2.1", isOurs: true },
  },
  "in Dutch, of a provider at home": {
    raw: plain(
      [
        "Return-Path: <>",
        "From: Postmaster <postmaster@thuis.example>",
        "Subject: Niet bezorgd: Je kunt weer inloggen",
      ],
      `Uw bericht kon niet worden afgeleverd bij dora@thuis.example.\n\nReden: 552 5.2.2 Het postvak is vol.\n\n${quoted.join("\n")}`,
    ),
    read: { what: "bounced", status: "5.2.2", isOurs: true },
  },
  "out of the office": {
    raw: plain(
      [
        "From: Dora <dora@delinden.example>",
        "Subject: Automatisch antwoord: Je kunt weer inloggen",
        "Auto-Submitted: auto-replied",
        `In-Reply-To: ${ourMessageId}`,
      ],
      "Ik ben er weer op 30 november. Bij spoed: bel 550 1234.",
    ),
    read: { what: "answer", status: null, isOurs: true },
  },
  "out of the office, sent by the server itself": {
    raw: plain(
      [
        "Return-Path: <>",
        "From: postmaster@delinden.example",
        "Subject: Out of office: 5.1.1 is my room",
        "X-Autoreply: yes",
      ],
      "I am away until Monday.",
    ),
    read: { what: "answer", status: null, isOurs: false },
  },
  "a receipt that it was read": {
    raw: made({
      headers: ["From: Dora <dora@delinden.example>", "Subject: Gelezen: Je kunt weer inloggen"],
      text: "Your message was read.",
      original: null,
    }).replace(
      "--=_report_1--",
      `--=_report_1\r\nContent-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: ${ourMessageId}\r\nDisposition: manual-action; displayed\r\n\r\n--=_report_1--`,
    ),
    read: { what: "answer", status: null, isOurs: false },
  },
  "someone who writes back": {
    raw: plain(
      ["From: Dora <dora@delinden.example>", "Subject: Re: Je kunt weer inloggen", `In-Reply-To: ${ourMessageId}`],
      "Dank je! Mijn mailbox is vol, vandaar.",
    ),
    read: { what: "unclear", status: null, isOurs: true },
  },
  "cut off in its fields": {
    raw:
      made({
        headers: ["From: MAILER-DAEMON@mx.example", "Subject: Undelivered Mail Returned to Sender"],
        text: "It did not arrive.",
        status: [
          ["Reporting-MTA: dns; mx.example"],
          [
            "Final-Recipient: rfc822; dora@delinden.example",
            "Action: failed",
            "Diagnostic-Code: smtp; 550 5.1.1 unknown user",
          ],
        ],
      }).split("--=_report_1\r\nContent-Type: message/rfc822")[0] ?? "",
    read: { what: "bounced", status: "5.1.1", isOurs: false },
  },
  "no mail at all": {
    raw: "\u0000\u0001 geen mail \uFFFD\r\n: :\r\n\r\n--",
    read: { what: "unclear", status: null, isOurs: false },
  },
  nothing: { raw: "", read: { what: "unclear", status: null, isOurs: false } },
};
