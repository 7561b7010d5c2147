export const nl = {
  fields: {},
  refusals: {},
  forget: "Vergeet dit apparaat",
};
