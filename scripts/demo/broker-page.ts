import type { BrokerPerson } from "./broker-people.ts";

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 "Trebuchet MS",Verdana,sans-serif;color:#221a33;background:#efecf6}
header{background:#4b2a85;color:#fff;padding:1rem 1.5rem;font-size:1.25rem;font-weight:bold}
.demo{margin:0;background:#ffe08a;color:#221a33;padding:.75rem 1.5rem}
main{max-width:40rem;margin:1.5rem auto;padding:1.5rem;background:#fff;border-radius:.5rem}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dt{color:#544a69}dd{margin:0;font-weight:bold}
ul{list-style:none;margin:0;padding:0}li{margin:0 0 .5rem}
button{width:100%;text-align:left;font:inherit;color:inherit;background:#fff;border:1px solid #75698f;border-radius:.375rem;padding:.75rem 1rem;cursor:pointer;overflow-wrap:anywhere}
button:hover{background:#f5f1fd;border-color:#4b2a85}button strong,button span{display:block}button span{color:#544a69}
button.stop{width:auto;margin-top:.5rem;color:#4b2a85;font-weight:bold}
:focus-visible{outline:3px solid #4b2a85;outline-offset:2px}a{color:#4b2a85}
@media(max-width:30rem){main{margin:0;border-radius:0;padding:1rem}header,.demo{padding-inline:1rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}`;

const page = (title: string, inside: string) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Sleutelbos (demo)</title><style>${style}</style></head>
<body><header>Sleutelbos</header>
<p class="demo"><strong>Dit is een demo.</strong> Sleutelbos bestaat niet: deze pagina doet de makelaar voor eHerkenning na. Iedereen hier is verzonnen.</p>
<main>${inside}</main></body></html>`;

const choice = ({ key, name, company, about }: BrokerPerson) =>
  `<li><button name="wie" value="${key}"><strong>${escaped(name)}</strong><span>${escaped(company)}</span><span>${escaped(about)}</span></button></li>`;

type Asked = { readonly service: string; readonly level: string; readonly people: readonly BrokerPerson[] };

/** The login page of the demo's broker, without scripts. Its form goes to its own address. */
export const choosePage = ({ service, level, people }: Asked) =>
  page(
    "Inloggen met eHerkenning",
    `<h1>Inloggen met eHerkenning</h1>
<dl><dt>Je logt in bij</dt><dd>${escaped(service)}</dd><dt>Minimaal niveau</dt><dd>${level}</dd></dl>
<form method="post"><h2>Kies wie je bent</h2><ul>${people.map(choice).join("")}</ul>
<button class="stop" name="wie" value="annuleren">Annuleren</button></form>`,
  );

/** For whoever stayed too long, or came with something that this broker does not know. */
export const brokenPage = (signIn: string) =>
  page(
    "Inloggen lukt niet",
    `<h1>Inloggen lukt niet</h1><p>Dit duurde te lang, of is in een andere browser begonnen.</p>
<p><a href="${escaped(signIn)}">Begin opnieuw</a></p>`,
  );
