import NextAuth from "next-auth";
import { authOptions } from "#lib/platform/auth/options.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

// The options read the settings, which are not there yet while the product is built.
const handler = (request: Request, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions()) as Promise<Response>;

export { handler as GET, handler as POST };
