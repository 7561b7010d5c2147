import type { IncomingMessage, ServerResponse } from "node:http";
import { typedIn } from "../gate/answers.ts";
import { showWaiting } from "../watch/metrics.ts";
import { formIn, peek } from "../web/body.ts";
import { clientOf } from "../web/client-address.ts";
import { sayBusy } from "./busy.ts";
import { type Lane, laneOf, laneSettings, lanes, readSize } from "./lanes.ts";
import { Line, type Size, type Whose } from "./line.ts";
import { turnIn } from "./turn.ts";

/** What may still be done for someone who left keeps its place for this long at most: Next does not say when it ends. */
const lingerMs = 3_000;

/** How long a file may take to come before its place goes to others meanwhile: it is what comes after that costs. */
const slowMs = 5_000;

type Environment = Readonly<Record<string, string | undefined>>;

const sizeOf = (lane: Lane, environment: Environment): Size => {
  const { name, usual } = laneSettings[lane];
  const size = readSize(environment[name] || usual);
  if (!size) throw new Error(`The setting ${name} is not right: write it like ${usual}.`);
  return size;
};

/**
 * The door before Next, with a lane for each kind of work that costs much. A flood in one waits there, and holds up no
 * page and no other lane. Nobody is asked who they are: networks take turns. A form has its turn once all of it has
 * come, and a file that comes slowly gives its turn back: whoever sends slowly keeps nobody out.
 */
export function admission(environment: Environment, patience = { slowMs, lingerMs }) {
  const lines = Object.fromEntries(lanes.map((lane) => [lane, new Line(sizeOf(lane, environment))])) as Readonly<
    Record<Lane, Line>
  >;
  for (const lane of lanes) showWaiting(lane, () => lines[lane].waiting);
  return async function letIn(
    request: IncomingMessage,
    response: ServerResponse,
    serve: () => Promise<unknown>,
  ): Promise<void> {
    const { method = "", url = "" } = request;
    const lane = laneOf(method, url.split("?", 1)[0] ?? "");
    if (!lane) return void (await serve());
    const line = lines[lane];
    const turn = await turnIn(lane, line, response, whoAsks(lane, line, request));
    if (!turn) return;
    if ("busyMs" in turn) return sayBusy(request, response, turn.busyMs);
    response.once(
      "close",
      () => void (response.writableFinished ? turn.done() : setTimeout(turn.done, patience.lingerMs).unref()),
    );
    const slow = setTimeout(() => request.complete || turn.done(), patience.slowMs).unref();
    await serve().finally(() => (clearTimeout(slow), turn.done()));
  };
}

/**
 * Their network; and the account that their form names, or else the session, which nobody has looked at.
 * Null for a form that never came.
 */
async function whoAsks(lane: Lane, line: Line, request: IncomingMessage): Promise<Whose | null> {
  const { headers } = request;
  const network = clientOf(headers);
  const session = /(?:^|;\s*)(?:__Host-)?portal\.session=([^;]+)/.exec(headers.cookie ?? "")?.[1] ?? null;
  if (lane !== "signIn" && lane !== "forms") return { network, who: session };
  const body = await peek(request, Number(headers["content-length"] ?? 0));
  if (!body) return null;
  const form = line.isFree({ network }) ? null : await formIn(request, body);
  const { identifier, email } = form ? typedIn(form) : {};
  const account = (identifier ?? email)?.normalize("NFKC").trim().toLowerCase();
  return { network, who: account || session };
}
