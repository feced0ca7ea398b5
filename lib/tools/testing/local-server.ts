import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came over the wire. */
export type Seen = { method: string; path: string; headers: IncomingMessage["headers"]; body: string; closed: Promise<void> };
export type LocalServer = { url: string; host: string; port: number; seen: Seen[]; close(): Promise<void> };

/** A server on a loopback address that answers as a test says. */
export async function localServer(
  answer: (response: ServerResponse, seen: Seen) => void,
  address: "127.0.0.1" | "::1" = "127.0.0.1",
): Promise<LocalServer> {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const closed = new Promise<void>((resolve) => response.once("close", resolve));
      const body = Buffer.concat(pieces).toString("utf8");
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body, closed };
      seen.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const host = `${address === "::1" ? "[::1]" : address}:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host}`, host, port, seen, close };
}
