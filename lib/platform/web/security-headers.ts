/**
 * The headers of every response, also of a built file or an error. They stand in the build too, which is the same for
 * every installation: what depends on where it runs is added at the door.
 */
export const securityHeaders = () => [...framedSecurityHeaders(), { key: "X-Frame-Options", value: "DENY" }];

/** The same for what our own pages may show in a frame. */
export const framedSecurityHeaders = () => [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // With "no-referrer" a form without JavaScript would be sent with the origin "null".
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** The one address that our own pages show in a frame. */
export const framedPath = "/demo/brief.html";

/** Its headers: a mail runs nothing, fetches nothing, sends nothing, and is styled in its elements. */
export const framedHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'",
  "Cache-Control": "no-store",
};

/** What production's front door adds to every response. */
export const strictTransport = { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" };

/** The policy of one response; only what carries its nonce runs, and without one nothing. */
export function contentSecurityPolicy(nonce: string | null, development: boolean): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code to show where an error came from.
    nonce === null
      ? "script-src 'none'"
      : `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}
