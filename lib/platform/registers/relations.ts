import { z } from "zod";
import { normalNumber } from "../folding.ts";
import { bounded, type Outcome } from "./outcome.ts";

type RelationKind = "INTERMEDIARY" | "POLICY";

/** A broker or customer in the insurer's own administration. */
export type Relation = {
  readonly name: string;
  readonly kvkNumber: string | null;
  /** As the register has it; whoever uses it reads it as a telephone number. */
  readonly phoneNumber: string | null;
  readonly email: string | null;
  readonly hasEnded: boolean;
};

/** `number` is a tussenpersoonnummer or a polisnummer, in any spelling. */
export type RelationRegister = { relation(kind: RelationKind, number: string): Promise<Outcome<Relation>> };

const orNull = z
  .string()
  .nullish()
  .transform((text) => bounded(text ?? "") || null);

/** A relation as a register writes it, in JSON or in a row of a file. */
export const RelationRecord = z
  .object({
    kind: z.enum(["INTERMEDIARY", "POLICY"]),
    number: z.string().min(1).max(40),
    name: z.string().transform(bounded).pipe(z.string().min(1)),
    kvkNumber: orNull,
    phoneNumber: orNull,
    email: orNull,
    status: z
      .string()
      .trim()
      .toUpperCase()
      .pipe(z.enum(["ACTIVE", "ENDED"]))
      .default("ACTIVE"),
  })
  .transform(({ status, ...relation }) => ({ ...relation, hasEnded: status === "ENDED" }));

/** Compared as our own numbers are. */
export const sameNumber = (a: string, b: string) => normalNumber(a) === normalNumber(b);
