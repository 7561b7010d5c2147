import type { SignInWay } from "../access/ways.ts";
import type { ClaimGroup, PortalKey } from "../portals.ts";
import type { Reader } from "../db/types.ts";
import type { Named, Trace } from "./traces.ts";

/** Someone for whom a portal opens, with what it may be told of them. */
export type Guest = {
  readonly sessionId: string;
  readonly accountId: string;
  readonly way: SignInWay;
  /** When the second factor was last shown. */
  readonly factorAt: Date;
  readonly organisationId: string;
  readonly told: Readonly<Record<ClaimGroup, Readonly<Record<string, unknown>>>>;
};

/** What stands before a portal for whoever has this session. */
export type Door =
  | { readonly door: "open"; readonly guest: Guest }
  /** No session of ours lives. */
  | { readonly door: "signIn" }
  /** It lives, and does not open this portal: no right, no organisation chosen, or another one asked for. */
  | { readonly door: "closed" };

export type Wish = { readonly portal: PortalKey; readonly organisationId?: string | undefined };

export type SignOn = {
  readonly sid: string;
  readonly portal: PortalKey;
  readonly grant: string;
  /** The grant and its code, which are kept together with the sign-on or not at all. */
  readonly traces: readonly Trace[];
};

/** Who may go where is decided by the rooms, each time anew; the provider asks them. */
export type PortalAccess = {
  /** For whoever is at the door, by the cookie that was brought. */
  doorOf(sessionId: string, wish: Wish): Promise<Door>;
  /** For whoever holds a token: their session may have gone on under another id since. */
  doorBehind(sessionId: string, wish: Wish): Promise<Door>;
  /** Reads who holds this token together with the token itself; what it gives tells the door, once the token was found right. */
  readAlong(token: Named, db: Reader): (wish: Wish) => Promise<Door>;
  /** Writes down that this session signs on to a portal; false when it may not any more. */
  signOn(sessionId: string, signOn: SignOn): Promise<boolean>;
  /** Ends the session that a sign-on came from, under whichever id it goes on now. Gives that id. */
  signOut(signOnId: string): Promise<string | null>;
};
