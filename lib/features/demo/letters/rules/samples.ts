import { administration } from "./administration.ts";
import { entrance } from "./entrance.ts";
import { help } from "./help.ts";
import { insurer } from "./insurer.ts";
import type { Sample } from "./sample.ts";

/** Every letter of the product. A test finds those that are declared, and fails for one that is not here. */
export const samples: readonly Sample[] = [...entrance, ...help, ...administration, ...insurer];

export const keyOf = ({ name, face }: Sample) => (face === undefined ? name : `${name}:${face}`);
