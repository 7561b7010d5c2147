/** For the proxy and the build, which do not read the settings; it gives the same answer as they do. */
export const publicOrigin = () =>
  new URL(process.env["PUBLIC_ORIGIN"] || `http://localhost:${process.env["PORT"] || 3000}`).origin;
