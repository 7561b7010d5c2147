/** In which colours somebody wants to see the pages; null is as their system has it. */
export type Theme = "light" | "dark";

/** Without "portal." in its name: it makes nobody's page another, so a page that is ready may be sent with it. */
export const themeCookie = { development: "theme", production: "__Host-theme" } as const;

export const isTheme = (text: unknown): text is Theme => text === "light" || text === "dark";

/** What a browser asks for in its cookies, as they came. */
export function themeIn(cookies: string | undefined): Theme | null {
  const asked = /(?:^|;\s*)(?:__Host-)?theme=([^;]*)/.exec(cookies ?? "")?.[1];
  return isTheme(asked) ? asked : null;
}
