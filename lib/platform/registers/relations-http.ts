import "server-only";
import { z } from "zod";
import { askJson } from "./ask-json.ts";
import { found, notFound, unavailable } from "./outcome.ts";
import { RelationRecord, type RelationRegister, sameNumber } from "./relations.ts";

const Answer = z.object({ relations: z.array(RelationRecord).max(100) });

type Service = { readonly url: string; readonly token: string; readonly timeoutMs: number };

/**
 * A register that answers `GET {url}/relations?kind=INTERMEDIARY|POLICY&number=10023` for our bearer token with
 * `{"relations": [{"kind", "number", "name", "kvkNumber", "phoneNumber", "email", "status": "ACTIVE" | "ENDED"}]}`.
 * The last four may be left out. None found is an empty list; any other status than 200 is trouble of its own.
 */
export const httpRelations = ({ url, token, timeoutMs }: Service): RelationRegister => ({
  async relation(kind, number) {
    const address = `${url.replace(/(?<!\/)\/+$/, "")}/relations?${new URLSearchParams({ kind, number }).toString()}`;
    const answer = await askJson({ url: address, headers: { Authorization: `Bearer ${token}` }, timeoutMs });
    if ("reason" in answer) return answer;
    if (answer.status !== 200) return unavailable("STATUS");
    const { success, data } = Answer.safeParse(answer.body);
    if (!success) return unavailable("SHAPE");
    // The answer is checked again: a register that searches wider than we do may not confirm another's number.
    const relation = data.relations.find((one) => one.kind === kind && sameNumber(one.number, number));
    return relation ? found(relation) : notFound;
  },
});
