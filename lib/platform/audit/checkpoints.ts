import "server-only";
import { createSocket } from "node:dgram";
import { appendFile, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Checkpoint } from "./chain.ts";

/** A checkpoint as it stands in a file: one line of JSON each. */
const Line = z.object({
  kind: z.enum(["checkpoint", "restored"]),
  n: z.string().regex(/^\d{1,19}$/),
  mac: z.string().max(100),
  at: z.iso.datetime(),
  key: z.string().max(20),
  signature: z.string().max(200),
}) satisfies z.ZodType<Checkpoint>;

const patience = 5_000;

/** Sends a checkpoint to every place; throws when one did not take it, after all have been tried. */
export async function ship(checkpoint: Checkpoint, places: readonly string[]): Promise<void> {
  const line = JSON.stringify(checkpoint);
  const sent = await Promise.allSettled(places.map((place) => shipTo(new URL(place), line)));
  const failed = sent.flatMap((one, i) =>
    one.status === "rejected" ? [`${new URL(places[i] ?? "").protocol}// (${reason(one.reason)})`] : [],
  );
  if (failed.length > 0) throw new Error(`a checkpoint did not arrive at ${failed.join(", ")}`);
}

const reason = (error: unknown) => (error as { code?: string }).code ?? (error as Error).message;

async function shipTo(place: URL, line: string): Promise<void> {
  if (place.protocol === "file:") return appendFile(fileURLToPath(place), `${line}\n`, { mode: 0o640 });
  if (place.protocol === "syslog:") return toSyslog(place, line);
  const { ok, status } = await fetch(place, {
    method: "POST",
    body: line,
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(patience),
    redirect: "error",
  });
  if (!ok) throw new Error(String(status));
}

/** RFC 5424 over UDP, as "log audit, notice". */
async function toSyslog({ hostname: host, port }: URL, line: string): Promise<void> {
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  const message = `<109>1 ${new Date().toISOString()} ${hostname()} portal - checkpoint - ${line}`;
  try {
    await new Promise<void>((resolve, reject) =>
      socket.send(message, Number(port || 514), host.replace(/[[\]]/g, ""), (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  } finally {
    socket.close();
  }
}

/**
 * The checkpoints of a file, and how many of its lines are none. Something may stand before one: what a syslog adds, or a
 * line that a full disk cut off.
 */
export async function checkpointsIn(file: string): Promise<{ checkpoints: Checkpoint[]; unread: number }> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const read = lines.map((line) => {
    try {
      return Line.safeParse(JSON.parse(line.slice(Math.max(0, line.lastIndexOf("{"))))).data ?? null;
    } catch {
      return null;
    }
  });
  const checkpoints = read.filter((line) => line !== null);
  return { checkpoints, unread: lines.length - checkpoints.length };
}
