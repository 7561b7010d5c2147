import { readFileSync } from "node:fs";
import { join } from "node:path";

type Kind = "page" | "form" | "static" | "health" | "other";

type Branch = { readonly names: Map<string, Branch>; any: Branch | null; rest: boolean; route: string | null };
const branch = (): Branch => ({ names: new Map(), any: null, rest: false, route: null });

/** An address as a route: "/[locale]/activeren/[link]". What stands in its place says nothing of anyone. */
export type RouteOf = (path: string) => string | null;

/** Finds the route of a path among those of the build. */
export function routesOf(routes: readonly string[]): RouteOf {
  const root = branch();
  for (const route of routes) {
    let at = root;
    for (const part of route.split("/").filter(Boolean)) {
      if (part.startsWith("[...") || part.startsWith("[[...")) at.rest = true;
      else if (part.startsWith("[")) at = at.any ??= branch();
      else {
        const next = at.names.get(part) ?? branch();
        at.names.set(part, next);
        at = next;
      }
    }
    at.route = route;
  }
  const find = (at: Branch, parts: readonly string[], i: number): string | null => {
    const part = parts[i];
    if (part === undefined) return at.route;
    const named = at.names.get(part);
    return (
      (named && find(named, parts, i + 1)) ?? (at.any && find(at.any, parts, i + 1)) ?? (at.rest ? at.route : null)
    );
  };
  return (path) => find(root, path.split("/").filter(Boolean), 0);
}

/** The routes of the build that is served; none while it is developed. */
export function builtRoutes(distDir: string): RouteOf {
  try {
    const manifest = JSON.parse(readFileSync(join(distDir, "server/app-paths-manifest.json"), "utf8")) as object;
    const routes = Object.keys(manifest).map(
      (file) => file.replace(/\/(page|route)$/, "").replaceAll(/\/\([^)]+\)/g, "") || "/",
    );
    return routesOf(routes);
  } catch {
    return () => null;
  }
}

export function kindOf(method: string, path: string, route: string | null): Kind {
  if (path.startsWith("/_next/")) return "static";
  if (path.startsWith("/api/health/")) return "health";
  if (method === "POST") return "form";
  return route === null ? "other" : "page";
}
