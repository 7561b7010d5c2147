import NextAuth from "next-auth";
import { authOptions } from "#lib/platform/auth/options.ts";
import { settings } from "#lib/platform/settings.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

// The settings are not there yet while the product is built, so they are read at each request.
function handler(request: Request, context: Context): Promise<Response> {
  process.env["NEXTAUTH_URL"] ??= settings().PUBLIC_ORIGIN;
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}

export { handler as GET, handler as POST };
