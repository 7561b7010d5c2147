import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { tableAdapter } from "./oidc-table.mjs";

/** The last is the database in which it keeps what it remembers; without it, in memory. */
const [port, secret, redirectUri, url] = process.argv.slice(2);
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** What oidc-provider does by itself: one client, one person, who is always signed in. */
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "mkb",
      client_secret: secret,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "bare" }] },
  cookies: { keys: ["bare"] },
  ...(url && { adapter: await tableAdapter(url) }),
  pkce: { required: () => true },
  rotateRefreshToken: false,
  issueRefreshToken: () => true,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/go-on/${uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  async loadExistingGrant(ctx) {
    const { client, account } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: account.accountId });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/go-on/")) return answer(request, response);
  await provider.interactionFinished(request, response, { login: { accountId: "person" } });
}).listen(Number(port), () => console.log("Ready on"));
