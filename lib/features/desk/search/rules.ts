/** What has no letters is the number of an organisation, or somebody's telephone: then organisations come first. */
export const organisationsFirst = (q: string) => q !== "" && !/[\p{L}@]/u.test(q);
