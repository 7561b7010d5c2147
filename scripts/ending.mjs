/** What a process manager waits at least, before it kills. */
const deadlineMs = 25_000;

/** At the first signal ends the process: after `stop`, or at the deadline, whatever hangs by then. */
export function endBySignal(stop, deadline = deadlineMs) {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => {
      console.error(`What was under way did not end within ${deadline / 1_000} seconds, and was left.`);
      process.exit(1);
    }, deadline).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  // npm ends only the shell between it and this process; without this it would be left running.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || end(), 250).unref();
}
