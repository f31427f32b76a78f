// A certified OpenID Connect provider that logs in whom it is told to, and can be told to go wrong.
//
// `node provider.mjs REDIRECT_URI...` prints its address as one line of JSON. What it does is set
// by POST /staat (JSON); what it was asked can be read by GET /staat.
import { createServer } from "node:http";

import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

const CLIENT = { id: "driehoek", geheim: "een-geheim-dat-lang-genoeg-is-voor-hs256" };
const BEGIN = { sub: "p-1", email: "an@voorbeeld.test", employee_number: null, claims: {}, weg: [], ondertekening: "", antwoord: {}, weiger: false, kapot: "", issuer: "" };
let staat = { ...BEGIN };
let gevraagd = { auth: [], token: [] };

const eigen = await generateKeyPair("RS256", { extractable: true });
const vreemd = await generateKeyPair("RS256");
const sleutel = { ...(await exportJWK(eigen.privateKey)), kid: "eigen", alg: "RS256", use: "sig" };

const server = createServer();
await new Promise((klaar) => server.listen(0, "127.0.0.1", klaar));
const url = `http://localhost:${server.address().port}`;

const provider = new Provider(url, {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.geheim,
      redirect_uris: process.argv.slice(2),
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  jwks: { keys: [sleutel] },
  cookies: { keys: ["alleen-voor-tests"] },
  pkce: { required: () => true },
  claims: { openid: ["sub", "employee_number"], email: ["email"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, stap) => `/stap/${stap.uid}` },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: staat.email, employee_number: staat.employee_number ?? undefined }),
  }),
  // Nobody is asked for consent: this is the login of one's own organisation.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email");
    await grant.save();
    return grant;
  },
});

// What the provider would answer, as somebody would change it who sits in between.
provider.use(async (ctx, next) => {
  if (ctx.path === "/auth") gevraagd.auth.push({ ...ctx.query });
  await next();
  if (ctx.path === "/.well-known/openid-configuration" && staat.issuer) ctx.body = { ...ctx.body, issuer: staat.issuer };
  if (ctx.path === "/token") {
    gevraagd.token.push({ ...ctx.oidc?.body });
    if (ctx.body?.id_token) ctx.body = { ...ctx.body, id_token: await verander(ctx.body.id_token) };
  }
  const terug = ctx.response.get("location");
  if (terug && process.argv.slice(2).some((uri) => terug.startsWith(uri))) {
    const doel = new URL(terug);
    for (const [naam, waarde] of Object.entries(staat.antwoord)) {
      if (waarde === null) doel.searchParams.delete(naam);
      else doel.searchParams.set(naam, waarde);
    }
    ctx.set("location", doel.href);
  }
});

async function verander(token) {
  const claims = { ...decodeJwt(token), ...staat.claims };
  for (const naam of staat.weg) delete claims[naam];
  const kop = { alg: "RS256", kid: "eigen" };
  if (staat.ondertekening === "geen") return new UnsecuredJWT(claims).encode();
  if (staat.ondertekening === "gedeeld") return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(CLIENT.geheim));
  return new SignJWT(claims).setProtectedHeader(kop).sign(staat.ondertekening === "vreemd" ? vreemd.privateKey : eigen.privateKey);
}

async function beantwoord(req, res) {
  if (req.url === "/staat" && req.method === "POST") {
    let tekst = "";
    for await (const deel of req) tekst += deel;
    staat = { ...BEGIN, ...JSON.parse(tekst) };
    gevraagd = { auth: [], token: [] };
    return res.writeHead(204).end();
  }
  if (req.url === "/staat") return res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(gevraagd));
  if (staat.kapot && req.url.startsWith(staat.kapot)) return res.writeHead(500).end("kapot");
  if (req.url.startsWith("/stap/")) {
    const uitkomst = staat.weiger ? { error: "access_denied" } : { login: { accountId: staat.sub } };
    return provider.interactionFinished(req, res, uitkomst);
  }
  return provider.callback()(req, res);
}

server.on("request", (req, res) => beantwoord(req, res).catch((fout) => res.writeHead(500).end(String(fout))));
console.log(JSON.stringify({ url }));
// It lives as long as who started it.
process.stdin.resume().on("end", () => process.exit(0));
