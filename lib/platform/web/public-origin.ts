/** For the proxy and the build, which read no settings; says the same as they do. */
export const publicOrigin = () =>
  new URL(process.env["PUBLIC_ORIGIN"] || `http://localhost:${process.env["PORT"] || 3000}`).origin;
