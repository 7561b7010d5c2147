import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** For every process on this machine its parent. */
function parents() {
  if (!existsSync("/proc/self/stat")) {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return lines.map((line) => line.trim().split(/\s+/).map(Number));
  }
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      // A program's name stands between brackets and may hold anything; its state and its parent come after it.
      const [, parent] = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1).split(" ");
      return [[Number(pid), Number(parent)]];
    } catch {
      return [];
    }
  });
}

export function descendantsOf(ancestor) {
  const all = parents();
  const found = [ancestor];
  for (const one of found) found.push(...all.filter(([, parent]) => parent === one).map(([pid]) => pid));
  return found.slice(1);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/**
 * Ends whatever these began, and what that began, groups and sessions of their own included, and the children
 * themselves. They are halted first: what is killed one by one would meanwhile begin another, which then is nobody's.
 */
export function endWithDescendants(children) {
  if (process.platform === "win32") {
    for (const child of children) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return;
  }
  const halted = new Set();
  for (;;) {
    const more = children.flatMap(({ pid }) => [pid, ...descendantsOf(pid)]).filter((pid) => !halted.has(pid));
    if (more.length === 0) break;
    for (const pid of more) {
      signal(pid, "SIGSTOP");
      halted.add(pid);
    }
  }
  for (const pid of halted) signal(pid, "SIGKILL");
}
