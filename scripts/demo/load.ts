import { loadOrganisation, loadPerson, loadStaff } from "#lib/features/base/people/commands.ts";
import { unaccented, type Name } from "#lib/features/base/people/rules.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";
import { organisations, staff } from "./cast.ts";
import { colleagues } from "./colleagues.ts";

export const job = "demo";

const mobileNumber = (lastFour: string) => `+3161234${lastFour}`;
const initialsOf = (firstName: string) => `${firstName.charAt(0)}.`;

/** Makes an address of "in ’t Veld" or "de Haan-Vos" as offices do. */
export const addressOf = ({ firstName, namePrefix, lastName }: Name) =>
  `${unaccented(`${firstName}.${namePrefix}${lastName}`)
    .replace(/ı/g, "i")
    .replace(/ø/g, "o")
    .replace(/[^a-z.-]/g, "")}@delinden.example`;

/** Adds everyone of the demo world. Returns the authorisation of each address, the first one for people with two. */
export async function loadEveryone(passwordHash: string): Promise<ReadonlyMap<string, string>> {
  const authorisations = new Map<string, string>();
  const ids: Record<string, string> = {};
  for (const [key, { members, ...organisation }] of Object.entries(organisations)) {
    const { organisationId } = await executeAs(job, loadOrganisation, organisation);
    ids[key] = organisationId;
    for (const { invited, mobile, ...member } of members) {
      const { authorisationId } = await executeAs(job, loadPerson, {
        ...member,
        organisationId,
        initials: initialsOf(member.firstName),
        mobileNumber: mobileNumber(mobile),
        portals: organisation.portals,
        passwordHash: invited ? null : passwordHash,
      });
      if (!authorisations.has(member.email)) authorisations.set(member.email, authorisationId);
    }
  }
  for (const [i, name] of colleagues.entries()) {
    const email = addressOf(name);
    const { authorisationId } = await executeAs(job, loadPerson, {
      ...name,
      email,
      organisationId: ids["deLinden"] ?? "",
      accessCode: `DL${1101 + i}`,
      mobileNumber: mobileNumber(String(1101 + i)),
      portals: i % 3 === 0 ? ["MKB", "MY_ALLIANZ_BROKER"] : ["MKB"],
      passwordHash,
    });
    authorisations.set(email, authorisationId);
  }
  for (const { mobile, ...person } of staff) {
    await executeAs(job, loadStaff, {
      ...person,
      initials: initialsOf(person.firstName),
      mobileNumber: mobileNumber(mobile),
      passwordHash,
    });
  }
  return authorisations;
}
