import "server-only";

/** The commands an outbox row may name, by event. */
export const jobs = {};
