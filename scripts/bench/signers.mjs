/** The people who sign in in the benchmark: inlogger1@bench.example and so on. */
export const people = 500;
export const password = "Zeventien-zwanen-2026";
