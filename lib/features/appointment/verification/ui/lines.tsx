import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import type { CheckKind } from "#lib/features/appointment/appointments/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { isNeeded } from "../rules.ts";
import { nameVerdict, type Verdict } from "../rules/names.ts";
import type { FindingOf } from "../schema.ts";
import type { CheckList, ShownCheck } from "../store.ts";
import { words } from "../texts.ts";
import type { Filled } from "./checks.tsx";

/** One thing that was filled in beside what was found of it. */
export type Line = {
  readonly label: string;
  readonly typed: string;
  readonly said: ReactNode;
  readonly verdict: Verdict;
  /** Whose check it is; the first line of each has what can be done about it. */
  readonly kind: CheckKind;
  /** The verdict in words of its own. */
  readonly told?: string;
};

/** The address and number as the reader may see them. */
export type Contact = { readonly email: string; readonly mobile: string };

type Of = {
  readonly locale: Locale;
  readonly filledIn: Filled;
  readonly contact: Contact;
};

const day = (locale: Locale, text: string) => shortDate(locale, new Date(`${text}T12:00:00Z`));

/** Everything that is compared, check by check. */
export const linesOf = (at: Of, kind: CheckKind, { checks, earlierCall }: CheckList): Line[] => {
  const check = checks.find((one) => one.kind === kind);
  const isAgain = kind === "CALL_BACK" && earlierCall !== null;
  const open = isAgain ? [callAgain(at, earlierCall)] : stillOpen(at, kind);
  return (check ? foundBy(at, check) : open).map((line) => ({ kind, ...line }));
};

type Told = Omit<Line, "kind">;

function stillOpen({ locale, filledIn, contact }: Of, kind: CheckKind): Told[] {
  const texts = words[locale];
  const typed = { RELATION: filledIn.organisationNumber, KVK: filledIn.kvkNumber ?? "", AFM: "", DUPLICATES: "" };
  const whose = { ...typed, DOMAIN: contact.email, CALL_BACK: contact.mobile };
  const needed = isNeeded(kind, filledIn);
  const said = kind === "AFM" ? texts.afmNotNeeded : kind === "KVK" ? texts.kvkNotNeeded : "";
  return [
    { label: texts.kinds[kind], typed: whose[kind], said: needed ? "" : said, verdict: needed ? "OPEN" : "NOT_NEEDED" },
  ];
}

function foundBy(at: Of, check: ShownCheck): Told[] {
  const { locale, contact } = at;
  const texts = words[locale];
  const label = texts.kinds[check.kind];
  switch (check.kind) {
    case "RELATION":
      return ofRelation(at, check);
    case "KVK":
      return ofCompany(at, check);
    case "AFM": {
      const { checkedOn, licenceNumber } = check.found;
      const on = day(locale, checkedOn);
      const said = licenceNumber ? texts.afmFound(licenceNumber, on) : texts.afmNotFound(on);
      return [{ label, typed: "", said, verdict: check.outcome }];
    }
    case "DOMAIN": {
      const { basis, domain } = check.found;
      return [{ label, typed: contact.email, said: texts.domain[basis](domain), verdict: check.outcome }];
    }
    case "DUPLICATES":
      return [ofDuplicates(at, check)];
    case "CALL_BACK": {
      const said = calledText(locale, check);
      const told = check.outcome === "NOT_FOUND" ? { told: texts.outcomes.NOT_REACHED } : {};
      return [{ label, typed: contact.mobile, said, verdict: check.outcome, ...told }];
    }
  }
}

const calledText = (locale: Locale, { found: { phoneNumber } }: FindingOf<"CALL_BACK">) => {
  const { callBack } = words[locale];
  return phoneNumber ? callBack.called(phoneText(phoneNumber)) : callBack.nobody;
};

/** A call on a number that is on file no more. */
function callAgain({ locale, contact }: Of, call: FindingOf<"CALL_BACK">): Told {
  const { callBack, kinds } = words[locale];
  const said = `${calledText(locale, call)} ${callBack.since}`;
  return { label: kinds.CALL_BACK, typed: contact.mobile, said, verdict: "OPEN" };
}

/** A register that gave no answer, or knows nothing of the number. */
function unanswered(
  { locale, filledIn }: Of,
  { kind, outcome, found }: FindingOf<"RELATION"> | FindingOf<"KVK">,
): Told {
  const texts = words[locale];
  const typed = kind === "KVK" ? (filledIn.kvkNumber ?? "") : filledIn.organisationNumber;
  const unknown = kind === "KVK" ? texts.kvkNotFound(typed) : texts.relationNotFound(typed);
  const said = outcome === "NOT_NEEDED" ? texts.kvkNotNeeded : unknown;
  return {
    ...{ label: texts.kinds[kind], typed, verdict: outcome },
    said: found.reason ? `${texts.reasons[found.reason]} ${texts.unavailable}` : said,
  };
}

const differing = (differs: boolean): Verdict => (differs ? "DIFFERS" : "FITS");

function ofRelation(at: Of, check: FindingOf<"RELATION">): Told[] {
  const { locale, filledIn } = at;
  const { compare } = words[locale];
  const { said, differs } = check.found;
  if (!said) return [unanswered(at, check)];
  return [
    {
      label: filledIn.kind === "INTERMEDIARY" ? compare.intermediaryNumber : compare.policyNumber,
      typed: filledIn.organisationNumber,
      said: said.hasEnded ? compare.ended : compare.active,
      verdict: differing(said.hasEnded),
    },
    {
      label: compare.nameOnFile,
      typed: filledIn.companyName,
      said: said.name,
      verdict: nameVerdict(filledIn.companyName, [said.name]),
    },
    ...(filledIn.kvkNumber || said.kvkNumber
      ? [
          {
            label: compare.kvkOnFile,
            typed: filledIn.kvkNumber ?? compare.none,
            said: said.kvkNumber ?? compare.unknown,
            // One that only one of the two has is no difference.
            verdict: filledIn.kvkNumber && said.kvkNumber ? differing(differs.includes("KVK_NUMBER")) : "NOT_NEEDED",
          } satisfies Told,
        ]
      : []),
  ];
}

function ofCompany(at: Of, check: FindingOf<"KVK">): Told[] {
  const { locale, filledIn } = at;
  const { compare } = words[locale];
  const { said } = check.found;
  if (!said) return [unanswered(at, check)];
  const ended = said.endedOn ? compare.endedOn(day(locale, said.endedOn)) : compare.ended;
  const standing = said.hasEnded ? ended : compare.active;
  return [
    {
      label: compare.kvkNumber,
      typed: filledIn.kvkNumber ?? "",
      said: [standing, said.legalForm, said.place || compare.shielded].filter(Boolean).join(", "),
      verdict: differing(said.hasEnded),
    },
    {
      label: compare.nameAtKvk,
      typed: filledIn.companyName,
      said: said.names.slice(0, 3).join(", "),
      verdict: nameVerdict(filledIn.companyName, said.names),
    },
  ];
}

/** Only a person says that something is a duplicate. */
function ofDuplicates({ locale, filledIn }: Of, { outcome, found }: FindingOf<"DUPLICATES">): Told {
  const { duplicates, kinds, outcomes } = words[locale];
  const { others, organisation, numbersDiffer, person, note } = found;
  const told = outcome === "FITS" ? outcomes.NO_DUPLICATE : note ? outcomes.DUPLICATE : outcomes.PERHAPS_DUPLICATE;
  const sentences = [
    note && `${duplicates.notes[note]}.`,
    organisation ? duplicates.organisation(organisation.administrators) : duplicates.newOrganisation,
    organisation?.isClosed && duplicates.closed,
    numbersDiffer && duplicates.numbersDiffer,
    person !== "NOBODY" && duplicates.person[person],
  ];
  const said = (
    <>
      {sentences.filter(Boolean).join(" ")}
      {others.map(({ appointmentId, reference, same }) => (
        <span key={appointmentId} className="block">
          <a href={href(locale, to.appointment(appointmentId))}>
            {duplicates.other(
              reference,
              same.map((one) => duplicates.same[one === "NUMBER" ? filledIn.kind : one]).join(` ${duplicates.and} `),
            )}
          </a>
        </span>
      ))}
    </>
  );
  return { label: kinds.DUPLICATES, typed: "", said, verdict: outcome, told };
}
