/** What was found of one record, as whoever runs the portal should read it. */
export type Finding = {
  /** `wrong` keeps mail away or lets others write in our name; `advice` is worth a change. */
  readonly is: "right" | "advice" | "wrong";
  readonly about: "SPF" | "DKIM" | "DMARC" | "return path" | "server name";
  readonly sentence: string;
};

export const right = (about: Finding["about"], sentence: string): Finding => ({ is: "right", about, sentence });
export const advice = (about: Finding["about"], sentence: string): Finding => ({ is: "advice", about, sentence });
export const wrong = (about: Finding["about"], sentence: string): Finding => ({ is: "wrong", about, sentence });

/** The tags of a record, as "v=DMARC1; p=none" has them. */
export const tagsOf = (record: string): ReadonlyMap<string, string> =>
  new Map(
    record.split(";").flatMap((tag) => {
      const at = tag.indexOf("=");
      return at < 0 ? [] : [[tag.slice(0, at).trim().toLowerCase(), tag.slice(at + 1).trim()] as const];
    }),
  );

const within = (one: string, other: string) => one === other || one.endsWith(`.${other}`);

/** Whether two domains are of one organisation. Without a list of registries, one must stand inside the other. */
export const areAligned = (one: string, other: string): boolean => within(one, other) || within(other, one);
