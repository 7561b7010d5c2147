import { createHash } from "node:crypto";
import { framedSecurityHeaders, securityHeaders } from "./lib/platform/web/security-headers.ts";

// The ids of actions are made with this key: two builds of one commit give the same ones, so that a page which was
// opened on the one can be sent to the other. It ships with the build and is no secret; no action closes over anything
// that it would have to seal (tests/architecture/forms.test.ts).
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = createHash("sha256").update("portaalhulp actions").digest("base64");

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Two builds of one commit have the same name, so a page of the one finds its files at the other.
  generateBuildId: () => process.env.PORTAL_COMMIT || null,
  poweredByHeader: false,
  devIndicators: false,
  // The title stands in the head for everyone, also where it names whom the page is about and without scripts.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // We have no pictures to make smaller, and to find one Next would ask itself for any page, past the door.
  images: { unoptimized: true },
  // "npm test" checks the types, so starting the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Large enough for a file of colleagues; the door limits other forms to less.
    serverActions: { bodySizeLimit: "3mb" },
    // A build on a new machine has nothing to read there, and what it writes for the next one takes long.
    turbopackFileSystemCacheForBuild: false,
  },
  // These packages bring native code, WebAssembly or files that they find by their own path.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "imapflow",
    "mailparser",
    "@prometheus-io/client",
    "canonicalize",
    "nodemailer",
    "oidc-provider",
    "openid-client",
    "pg",
    "pglite-prisma-adapter",
  ],
  // Also what Next answers by itself has them, such as a built file.
  headers: () => [
    { source: "/((?!demo/brief\\.html$).*)", headers: securityHeaders() },
    { source: "/demo/brief.html", headers: framedSecurityHeaders() },
  ],
};
