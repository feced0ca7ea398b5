import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import path from "node:path";
import type { McpServer } from "@/lib/tools/connections";

const program = programOf(createRequire(import.meta.url).resolve("@modelcontextprotocol/server-everything/package.json"));

/** The protocol's own reference server, as a program. */
export const everythingOverStdio: McpServer = {
  transport: "stdio",
  command: process.execPath,
  args: [program, "stdio"],
  env: { GREETING: "hello" },
};

/** The same over HTTP, in the older protocol with its sessions. */
export async function everythingOverHttp(): Promise<{ host: string; server: McpServer; close(): void }> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(process.execPath, [program, "streamableHttp"], { env, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (text: Buffer) => text.includes("listening") && resolve());
    child.once("exit", () => reject(new Error("the reference server ended")));
  });
  const host = `127.0.0.1:${port}`;
  return { host, server: { transport: "http", url: `http://${host}/mcp`, headers: {} }, close: () => void child.kill() };
}

/** Two more of the protocol's reference servers, which are programs only. */
export function filesOverStdio(folder: string): McpServer {
  return {
    transport: "stdio",
    command: process.execPath,
    args: [programOf(createRequire(import.meta.url).resolve("@modelcontextprotocol/server-filesystem/package.json")), folder],
    env: {},
  };
}

export function memoryOverStdio(file: string): McpServer {
  return {
    transport: "stdio",
    command: process.execPath,
    args: [programOf(createRequire(import.meta.url).resolve("@modelcontextprotocol/server-memory/package.json"))],
    env: { MEMORY_FILE_PATH: file },
  };
}

/** Of an installed package, by its manifest: it has no main file. */
function programOf(manifest: string): string {
  return path.join(path.dirname(manifest), "dist/index.js");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}
