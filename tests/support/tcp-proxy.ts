import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands before a server, as a pooler or a network does. Told to be silent, it keeps what it gets, and answers nothing. */
export async function proxyTo(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    sockets.add(near);
    near.on("error", () => {}).on("close", () => sockets.delete(near));
    if (silent) return void near.resume();
    const far = connect(Number(port), hostname);
    sockets.add(far);
    far.on("error", () => near.destroy()).on("close", () => sockets.delete(far));
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    /** From now on no byte passes, on the connections there are and on new ones. */
    fallSilent() {
      silent = true;
      for (const socket of sockets) socket.unpipe().resume();
    },
    /** New connections pass again. Those from before stay dead, and nobody is told. */
    speakAgain() {
      silent = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
