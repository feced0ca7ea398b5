import "server-only";
import { createServer, type AddressInfo } from "node:net";

/** A port of 127.0.0.1 that nobody listens on; `wanted` if it is free. */
export async function freePort(wanted?: number): Promise<number> {
  const port = wanted === undefined ? null : await tryPort(wanted);
  return port ?? (await tryPort(0))!;
}

export async function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return (await tryPort(port, host)) !== null;
}

function tryPort(port: number, host = "127.0.0.1"): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}
