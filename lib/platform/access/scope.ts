import type { Actor, SignedIn } from "./actor.ts";

declare const proven: unique symbol;

/**
 * The organisations that an actor may see at all. Every store function that reads an organisation's rows asks for a
 * scope, and only `scopeOf` makes one.
 */
export type Scope = (
  | { readonly of: "everything" }
  | { readonly of: "organisation"; readonly organisationId: string }
  | { readonly of: "nothing" }
) & { readonly [proven]: true };

export function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case "staff":
    case "system":
      return { of: "everything" } as Scope;
    case "member":
      return { of: "organisation", organisationId: actor.organisationId } as Scope;
    case "person":
    case "visitor":
      return { of: "nothing" } as Scope;
  }
}

/** The scope as a filter on any table with an organisationId. */
export function within(scope: Scope): { organisationId?: string | { in: string[] } } {
  if (scope.of === "everything") return {};
  if (scope.of === "organisation") return { organisationId: scope.organisationId };
  return { organisationId: { in: [] } };
}

/** Of somebody's own things, those of organisations that their session reaches: a filter on any table with an organisationId. */
export const ownWithin = ({ onlyIn }: SignedIn): { organisationId?: string } =>
  onlyIn === undefined ? {} : { organisationId: onlyIn };
