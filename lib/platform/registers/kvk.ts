import "server-only";
import { z } from "zod";
import { askJson } from "./ask-json.ts";
import { bounded, found, notFound, type Outcome, unavailable } from "./outcome.ts";

/** The facts about a company that we use. */
export type Company = {
  /** Its best known name first, then its others. */
  readonly names: readonly string[];
  readonly legalForm: string;
  /** Empty when its address is shielded. */
  readonly place: string;
  readonly hasEnded: boolean;
  /** "2024-12-31"; null also when the KvK does not know the day on which it ended. */
  readonly endedOn: string | null;
};

export type KvkRegister = { company(kvkNumber: string): Promise<Outcome<Company>> };

const Text = z.string().transform(bounded);
const Address = z.object({ type: z.string().nullish(), plaats: Text.nullish() });

/** The parts of the KvK's Basisprofiel v1 that we use. */
const Profile = z.object({
  kvkNummer: z.string(),
  naam: Text.nullish(),
  statutaireNaam: Text.nullish(),
  handelsnamen: z.array(z.object({ naam: Text })).nullish(),
  materieleRegistratie: z.object({ datumEinde: z.string().nullish() }).nullish(),
  _embedded: z
    .object({
      hoofdvestiging: z.object({ eersteHandelsnaam: Text.nullish(), adressen: z.array(Address).nullish() }).nullish(),
      eigenaar: z.object({ rechtsvorm: Text.nullish(), adressen: z.array(Address).nullish() }).nullish(),
    })
    .nullish(),
});

const Fault = z.object({ fout: z.array(z.object({ code: z.string() })).min(1) });

/** The codes for a number that no company has or can have. Every other code is about the service itself. */
const noCompany: ReadonlySet<string> = new Set(["IPD0004", "IPD0005"]);

type Service = { readonly url: string; readonly key: string; readonly timeoutMs: number };

/**
 * The KvK's own service, or one that speaks as it does. Its certificates are of "Staat der Nederlanden Private Root CA":
 * Node knows that one by NODE_EXTRA_CA_CERTS.
 */
export const kvkClient = ({ url, key, timeoutMs }: Service): KvkRegister => ({
  async company(kvkNumber) {
    if (!/^\d{8}$/.test(kvkNumber)) return notFound;
    const address = `${url.replace(/(?<!\/)\/+$/, "")}/api/v1/basisprofielen/${kvkNumber}`;
    const answer = await askJson({ url: address, headers: { apikey: key }, timeoutMs });
    if ("reason" in answer) return answer;
    const { status, body } = answer;
    if (status !== 200) return isNoCompany(body) ? notFound : unavailable("STATUS");
    const { success, data } = Profile.safeParse(body);
    if (!success || data.kvkNummer !== kvkNumber) return unavailable("SHAPE");
    return companyOf(data);
  },
});

/** The code decides and not the status, since a wrong base address answers 404 too. */
function isNoCompany(body: unknown): boolean {
  const { data } = Fault.safeParse(body);
  return data?.fout.every(({ code }) => noCompany.has(code)) ?? false;
}

function companyOf({ naam, statutaireNaam, handelsnamen, materieleRegistratie, _embedded }: z.infer<typeof Profile>) {
  const { hoofdvestiging, eigenaar } = _embedded ?? {};
  const all = [naam, statutaireNaam, ...(handelsnamen ?? []).map((one) => one.naam), hoofdvestiging?.eersteHandelsnaam];
  const names = [...new Set(all.filter((name) => typeof name === "string" && name !== ""))] as string[];
  if (names.length === 0) return unavailable("SHAPE");
  const addresses = [...(hoofdvestiging?.adressen ?? []), ...(eigenaar?.adressen ?? [])];
  const visited = addresses.find(({ type }) => type === "bezoekadres") ?? addresses[0];
  return found({
    names: names.slice(0, 20),
    legalForm: eigenaar?.rechtsvorm ?? "",
    place: visited?.plaats ?? "",
    hasEnded: Boolean(materieleRegistratie?.datumEinde),
    endedOn: dayOf(materieleRegistratie?.datumEinde),
  });
}

/** Reads "20241231"; zeros stand for a part that is not known. */
function dayOf(text: string | null | undefined): string | null {
  const day = text?.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3") ?? "";
  return z.iso.date().safeParse(day).success ? day : null;
}
