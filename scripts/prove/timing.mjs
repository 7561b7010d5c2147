import { browser, publicForms } from "./forms.mjs";

const samples = 2_000;
const warmUp = 300;
const restMs = 10;

/** The number of people of each kind, one for each sample, since one address may not ask often. */
const classes = {
  unknown: (n) => `nobody${n}@kantoor.example`,
  active: (n) => `active${n}@kantoor.example`,
  blocked: (n) => `locked${n}@kantoor.example`,
  withdrawn: (n) => `parted${n}@kantoor.example`,
  "malformed but valid-looking": (n) => `x${n}@y.zz`,
};

export function shuffle(list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** How often a time of `some` is longer than one of `others`: 0.5 when nothing tells them apart. */
export function areaUnderCurve(some, others) {
  const all = [...some.map((time) => ({ time, ours: 1 })), ...others.map((time) => ({ time, ours: 0 }))];
  all.sort((a, b) => a.time - b.time);
  let ranks = 0;
  for (let i = 0, end; i < all.length; i = end) {
    for (end = i; end < all.length && all[end].time === all[i].time; end++);
    for (const { ours } of all.slice(i, end)) ranks += ours * ((i + 1 + end) / 2);
  }
  return (ranks - (some.length * (some.length + 1)) / 2) / (some.length * others.length);
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The answer itself, and the attacker's next request: the work for a known address may slow that down. */
const watches = {
  "the answer takes": ({ answer }) => answer,
  "what is asked right after it takes": ({ next }) => next,
};

/** An attacker with a watch, who asks about one address of each kind in turn and lets the server rest between. */
export async function* timing({ origin }) {
  for (const form of publicForms) {
    const visitor = browser(origin, 1);
    const post = await visitor.open(form);
    for (let n = 0; n < warmUp; n++) await post(`warm${n}@kantoor.example`);

    const times = Object.fromEntries(Object.keys(classes).map((name) => [name, []]));
    const order = Object.keys(classes).flatMap((name) =>
      Array.from({ length: samples }, (_, i) => ({ name, n: i + 1 })),
    );
    for (const { name, n } of shuffle(order)) {
      await pause(Math.random() * restMs);
      const answer = await post(classes[name](String(n).padStart(4, "0")));
      if (answer.status !== 303) throw new Error(`${form.path} answered ${answer.status}`);
      const next = await visitor.get("/api/health/live");
      times[name].push({ answer: answer.milliseconds, next: next.milliseconds });
    }
    visitor.close();

    const { unknown, ...others } = times;
    for (const [what, watch] of Object.entries(watches)) {
      const reference = unknown.map(watch);
      for (const [name, samples] of Object.entries(others)) {
        const theirs = samples.map(watch);
        const area = areaUnderCurve(theirs, reference);
        yield {
          claim: `${form.path}, ${what} as long for ${name} as for unknown`,
          figure: `AUC ${area.toFixed(3)}, medians ${median(theirs).toFixed(2)} and ${median(reference).toFixed(2)} ms`,
          goal: "0.45 to 0.55",
          holds: area >= 0.45 && area <= 0.55,
        };
      }
    }
  }
}
