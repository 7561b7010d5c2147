import { newDatabase } from "../postgresql.mjs";

/**
 * A database of our own beside the others on the server, under a name of this run alone: a process that another run
 * left behind would connect to one of the same name, and seal its log with another key.
 */
export const databaseOfRun = (server, called = "") => newDatabase(server, `portal_prove_${process.pid}${called}`);
