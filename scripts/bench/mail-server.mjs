import { SMTPServer } from "smtp-server";

/** A mail server in a process of its own, which takes everything and counts how often it took each mail. */
const took = new Map();
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  maxClients: 500,
  onData(stream, _session, answer) {
    let head = "";
    stream.on("data", (part) => {
      if (head.length < 4_000) head += part;
    });
    stream.on("end", () => {
      const [, id = ""] = /^message-id:\s*<([^@>]+)/im.exec(head) ?? [];
      took.set(id, (took.get(id) ?? 0) + 1);
      answer();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.server.address().port }));

process.on("message", () => {
  process.send?.({ mails: took.size, twice: [...took.values()].filter((times) => times > 1).length });
  took.clear();
});
process.on("disconnect", () => process.exit(0));
