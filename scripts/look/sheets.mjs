import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How many pictures stand on one sheet, how wide each is there, and how high at most. */
const layout = {
  wide: { across: 2, down: 2, width: 760, height: 760 },
  phone: { across: 5, down: 1, width: 304, height: 1500 },
};

const style = `:root{color-scheme:dark}body{margin:8px;background:#777;color:#fff;font:14px sans-serif}
  div{display:grid;gap:10px;align-items:start}figure{margin:0}figcaption{overflow-wrap:anywhere}
  img{display:block;width:100%;object-fit:cover;object-position:left top}`;

const figure = ({ title, src }, height) =>
  `<figure><figcaption>${title}</figcaption><img loading="lazy" src="${src}" style="max-height:${height}px"></figure>`;

const grid = (shots, { across, width, height }) =>
  `<div style="grid-template-columns:repeat(${across},${width}px)">${shots.map((shot) => figure(shot, height)).join("")}</div>`;

const page = (body) => `<!doctype html><meta charset="utf-8"><title>Every screen</title><style>${style}</style>${body}`;

/** Does the work for each of these, three at a time. */
export async function inLanes(all, work) {
  const waiting = [...all];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all([lane(), lane(), lane()]);
}

/** One page with every picture, and the same as large pictures of some screens each. */
export async function sheets(browser, folder, ways) {
  const parts = ways.map(({ name, kind, shots }) => `<h2>${name}</h2>${grid(shots.map(linked), layout[kind])}`);
  writeFileSync(join(folder, "index.html"), page(parts.join("")));
  const all = ways.flatMap(({ name, kind, shots }) => {
    const each = layout[kind].across * layout[kind].down;
    return Array.from({ length: Math.ceil(shots.length / each) }, (_, i) => ({
      ...layout[kind],
      ...{ file: `${name}-${i + 1}.png`, shots: shots.slice(i * each, (i + 1) * each) },
    }));
  });
  await inLanes(all, async ({ across, width, height, file, shots }) => {
    const sheet = await browser.newPage({ viewport: { width: across * (width + 10) + 16, height: 600 } });
    const embedded = shots.map((shot) => ({
      title: shot.title,
      src: `data:image/jpeg;base64,${readFileSync(join(folder, "screens", shot.file)).toString("base64")}`,
    }));
    await sheet.setContent(page(grid(embedded, { across, width, height })));
    await sheet.screenshot({ path: join(folder, file), fullPage: true });
    await sheet.close();
  });
}

const linked = ({ title, file }) => ({ title: `<a href="screens/${file}">${title}</a>`, src: `screens/${file}` });
