import { securityHeaders } from "./lib/platform/web/security-headers.ts";

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // "npm test" checks the types; who only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A file of colleagues; what other forms may hold is less, and the proxy's to say.
  experimental: { serverActions: { bodySizeLimit: "3mb" } },
  // These bring native code, WebAssembly or files they find by their own path.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "nodemailer",
    "pg",
    "pglite-prisma-adapter",
  ],
  // What the proxy never sees, the built files, gets them here.
  headers: () => [{ source: "/:path*", headers: securityHeaders() }],
};
