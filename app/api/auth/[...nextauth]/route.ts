import NextAuth from "next-auth";
import { isReadable, isUsed } from "#lib/platform/auth/next-auth-request.ts";
import { authOptions } from "#lib/platform/auth/options.ts";
import { settings } from "#lib/platform/settings.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

// The settings are not known while the product is built, so they are read at each request.
async function handler(request: Request, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!isUsed(request.method, action)) return new Response(null, { status: 404 });
  if (!isReadable(request.url, request.headers.get("cookie") ?? "")) return new Response(null, { status: 400 });
  process.env["NEXTAUTH_URL"] ??= settings().PUBLIC_ORIGIN;
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}

export { handler as GET, handler as POST };
