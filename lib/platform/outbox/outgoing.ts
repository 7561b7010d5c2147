import type { Locale } from "../i18n/locale.ts";
import type { PortalKey } from "../portals.ts";

declare const counted: unique symbol;

/** Made by `sms` alone, which counts it. */
export type CountedSms = {
  readonly kind: "SMS";
  readonly to: string;
  readonly text: string;
  readonly expiresAt: Date;
  readonly spoken?: Locale;
  readonly [counted]: true;
};

/** What a command sends into the world once its change has committed. */
export type Outgoing =
  | {
      readonly kind: "EMAIL";
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      readonly expiresAt?: Date;
    }
  | CountedSms
  /** The name of the command, which runs as system. */
  | {
      readonly kind: "JOB";
      readonly event: string;
      readonly input: unknown;
      readonly notBefore?: Date;
      /** A job that asks somebody outside has a lane of its own: whoever is slow there keeps no other waiting. */
      readonly lane?: "REGISTER" | "PORTAL";
      /** The portal that it is for, for staff to see what becomes of it. */
      readonly portal?: PortalKey;
    };

/** The jobs of the product with their inputs: every room adds those that its commands do. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the platform has no job of its own
export interface Jobs {}

/** The worker runs it as system, with at least one try. */
export const job = <N extends keyof Jobs>(name: N, input: Jobs[N], notBefore?: Date): Outgoing => ({
  ...{ kind: "JOB", event: name, input },
  ...(notBefore && { notBefore }),
});

/** The same for a job that asks somebody outside, who may be slow. */
export const registerJob = <N extends keyof Jobs>(name: N, input: Jobs[N], notBefore?: Date): Outgoing => ({
  ...{ kind: "JOB", event: name, input, lane: "REGISTER" },
  ...(notBefore && { notBefore }),
});

/** The same for a job that tells a portal something. That somebody is out goes before what there is to know of people. */
export const portalJob = <N extends keyof Jobs>(
  portal: PortalKey,
  name: N,
  input: Jobs[N],
  lane: "REGISTER" | "PORTAL" = "PORTAL",
): Outgoing => ({ kind: "JOB", event: name, input, lane, portal });
