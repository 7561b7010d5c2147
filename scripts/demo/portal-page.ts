import type { ClientPortal } from "#lib/platform/portals.ts";

const looks: Readonly<Record<string, { colour: string; font: string; policies: readonly string[] }>> = {
  MKB: {
    colour: "#7a3b00",
    font: "Georgia, serif",
    policies: ["Bedrijfsaansprakelijkheid", "Inventaris en goederen", "Cyberverzekering"],
  },
  MY_ALLIANZ_BROKER: {
    colour: "#064e3b",
    font: "Verdana, sans-serif",
    policies: ["Klant Van Dam: woonpakket", "Klant De Boer: wagenpark", "Offerte 2026-118"],
  },
};

type Shown = {
  readonly page?: string;
  readonly notice?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
};

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const shown = (value: unknown) => escaped(typeof value === "string" ? value : JSON.stringify(value));

const button = (action: string, text: string) =>
  `<form method="post" action="${action}"><button>${text}</button></form>`;

/** A page of a demo portal, in its own look and without scripts. */
export function portalPage(portal: ClientPortal, path: string, { page = "", notice, claims }: Shown): string {
  const { colour, font, policies } = looks[portal.key] ?? { colour: "#333", font: "sans-serif", policies: [] };
  const name = escaped(portal.name.nl);
  const rows = Object.entries(claims ?? {})
    .map(([claim, value]) => `<tr><th scope="row">${escaped(claim)}</th><td>${shown(value)}</td></tr>`)
    .join("");
  const links = policies
    .map((policy, i) => `<li><a href="${path}/polis/${i + 1}">${escaped(policy)}</a></li>`)
    .join("");
  const policy = /^\/polis\/(\d)$/.exec(page)?.[1];
  const inside =
    page === "/betalingen"
      ? `<h1>Betalingen</h1><p>Hier kom je alleen als je net hebt laten zien dat jij het bent.</p>`
      : policy
        ? `<h1>${escaped(policies[Number(policy) - 1] ?? "Onbekende polis")}</h1><p>Dit is de pagina waar je om vroeg.</p>`
        : `<h1>Welkom in ${name}</h1>`;
  const body = claims
    ? `<p class="who">Ingelogd als <strong>${shown(claims["name"] ?? claims["sub"])}</strong></p>${inside}
       <ul>${links}<li><a href="${path}/betalingen">Betalingen</a></li></ul>
       ${button(`${path}/vernieuwen`, "Vernieuw de gegevens")}${button(`${path}/uitloggen`, "Uitloggen")}
       <h2>Wat dit portaal van je weet</h2><table>${rows}</table>`
    : `<h1>${name}</h1><p>Je bent hier niet ingelogd.</p><p><a class="button" href="${path}/inloggen">Inloggen</a></p>`;
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} (demo)</title><style>
:root{color-scheme:light}body{margin:0;font:1rem/1.5 ${font};color:#1c1917;background:#fff}
header{background:${colour};color:#fff;padding:1rem 1.5rem;font-size:1.25rem}main{max-width:48rem;padding:1.5rem}
a{color:${colour}}.button,button{display:inline-block;background:${colour};color:#fff;border:0;padding:.6rem 1rem;font:inherit;text-decoration:none;cursor:pointer}
form{display:inline-block;margin:0 .5rem .5rem 0}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #d6d3d1;overflow-wrap:anywhere}
.notice{border-left:4px solid ${colour};padding-left:1rem}</style></head>
<body><header>${name}</header><main>${notice ? `<p class="notice" role="status">${escaped(notice)}</p>` : ""}${body}</main></body></html>`;
}
