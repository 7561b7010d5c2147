import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTheEnd } from "../run.mjs";

/** A disk of so many MB that can be filled and emptied again; null where this process may not mount one. */
export function smallDisk(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), "small-disk-"));
  const options = { stdio: "ignore" };
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], options);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  atTheEnd(() => {
    execFileSync("umount", ["--lazy", folder], options);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o711);
  const filler = join(folder, "filler");
  let again;

  /** Takes whatever room there is, to the last byte. */
  function fill() {
    const file = openSync(filler, "a");
    try {
      for (let size = 1 << 20; size > 0;)
        try {
          writeSync(file, Buffer.alloc(size));
        } catch {
          size >>= 1;
        }
    } finally {
      closeSync(file);
    }
  }
  return {
    folder,
    /** What somebody gives free meanwhile is taken too. */
    fill() {
      fill();
      again = setInterval(fill, 100);
    },
    empty() {
      clearInterval(again);
      rmSync(filler, { force: true });
    },
  };
}
