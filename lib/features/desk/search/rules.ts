/** What has no letters is the number of an organisation, or somebody's telephone: then organisations come first. */
export const organisationsFirst = (q: string) => q !== "" && !/[\p{L}@]/u.test(q);

/** Whether it can only be a telephone number: no number of an organisation begins so and is as long. */
export const isTelephone = (q: string) =>
  /^[+(]?[\d\s()./\p{Pd}]+$/u.test(q) && /^(?:\+|0)/.test(q.replace(/^\(/, "")) && q.replace(/\D/g, "").length > 8;
