import { Stop } from "../run.mjs";

const rounds = 7;
const times = 10;
const mostBytes = 60_000;

/** The pages that show what is open, by who opens them. */
const pages = {
  beheerder: ["/nl/beheer", "/nl/beheer/hulpvragen", "/nl/beheer/goedkeuren"],
  staff: ["", "/terugbellen", "/zaken", "/aanmeldingen", "/goedkeuren"].map((page) => `/nl/medewerker${page}`),
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (holds) => (holds ? "met" : "MISSED");

async function fetched(origin, path, cookie) {
  const begun = performance.now();
  const answer = await fetch(origin + path, { headers: { cookie } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.status !== 200) throw new Stop(`${path} answered ${answer.status}.`);
  return { bytes, took: performance.now() - begun };
}

/** Each page in two worlds that differ in how much is open, as `[much, little]` of `{ origin, cookies }`. */
export async function lists(worlds, open) {
  for (const [who, paths] of Object.entries(pages)) {
    for (const path of paths) {
      for (const { origin, cookies } of worlds)
        for (let time = 0; time < times; time++) await fetched(origin, path, cookies[who]);
      const ratios = [];
      let bytes = 0;
      for (let round = 0; round < rounds; round++) {
        const took = [[], []];
        for (let time = 0; time < times; time++)
          for (const [i, { origin, cookies }] of worlds.entries()) {
            const page = await fetched(origin, path, cookies[who]);
            took[i].push(page.took);
            if (i === 0) bytes = page.bytes;
          }
        ratios.push(median(took[0]) / median(took[1]));
      }
      const ratio = median(ratios);
      console.log(
        `${path} with ${open} open against 20: ${ratio.toFixed(2)} (rounds ${Math.min(...ratios).toFixed(2)} to ` +
          `${Math.max(...ratios).toFixed(2)}; goal: at most 1.5) ${verdict(ratio <= 1.5)}; ` +
          `${(bytes / 1000).toFixed(1)} kB (goal: at most 60 kB) ${verdict(bytes <= mostBytes)}`,
      );
    }
  }
}
