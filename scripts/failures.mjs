const inShort = (message = "") =>
  message
    .replace(/\u001b\[[0-9;]*m/g, "")
    .split("\n")[0]
    ?.slice(0, 200) ?? "";

/** The tests that failed by vitest's own report in JSON, one line each: file, name, and how the message begins. */
export const failuresOfVitest = (report, root) =>
  (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, "");
    const failed = assertionResults.filter((one) => one.status === "failed");
    // A file that could not be read at all has no test that failed.
    if (status === "failed" && failed.length === 0) return [`${file}: ${inShort(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${file} > ${fullName}: ${inShort(failureMessages[0])}`);
  });

/** The same of Playwright's report: its suites stand in one another. */
export function failuresOfPlaywright(report) {
  const inSuite = (suite, above) => {
    const titles = suite.title === suite.file ? above : [...above, suite.title];
    return [
      ...(suite.specs ?? [])
        .filter(({ ok }) => !ok)
        .map(({ file, title, tests }) => {
          const results = tests.flatMap((test) => test.results);
          const message = results.find(({ error }) => error)?.error.message;
          return `${file} > ${[...titles, title].join(" > ")}: ${inShort(message)}`;
        }),
      ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, titles)),
    ];
  };
  return [
    ...(report?.errors ?? []).map(({ message }) => inShort(message)),
    ...(report?.suites ?? []).flatMap((suite) => inSuite(suite, [])),
  ];
}
