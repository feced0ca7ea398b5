import http from "node:http";
import type { AddressInfo } from "node:net";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { JsonObject } from "@/lib/core/json";
import type { McpServer as Connected } from "@/lib/tools/connections";

export type ToolServer = {
  host: string;
  server: Connected;
  /** Bodies as they came over the wire, oldest first. */
  seen: { method: string; params?: { name?: string; arguments?: JsonObject }; headers: http.IncomingHttpHeaders }[];
  /** Calls of `wait` that were cut off. */
  cut: number;
  close(): Promise<void>;
};

/** A tool server of the newest protocol over HTTP. Each answer takes `pauseMs`. */
export async function toolServer({ pauseMs = 0 } = {}): Promise<ToolServer> {
  const state: ToolServer = { host: "", server: { transport: "http", url: "", headers: { "x-key": "k" } }, seen: [], cut: 0, close };
  const handler = toNodeHandler(createMcpHandler(() => tools(state)));
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(pieces).toString("utf8") || "{}") as ToolServer["seen"][number];
      state.seen.push({ ...body, headers: request.headers });
      setTimeout(() => void handler(request, response, body), pauseMs);
    });
  });
  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  state.server = { transport: "http", url: `http://${state.host}/mcp`, headers: { "x-key": "k" } };
  return state;
}

function tools(state: ToolServer): McpServer {
  const server = new McpServer({ name: "test", version: "1" }, { cacheHints: { "tools/list": { ttlMs: 60_000, cacheScope: "public" } } });
  const said = (text: string) => ({ content: [{ type: "text" as const, text }] });
  const numbers = z.object({ a: z.number(), b: z.number() });
  server.registerTool(
    "add",
    { description: "Adds two numbers.", inputSchema: numbers, outputSchema: z.object({ sum: z.number() }) },
    ({ a, b }) => ({ ...said(String(a + b)), structuredContent: { sum: a + b } }),
  );
  const city = z.object({ city: z.string().describe("The name of a city.") });
  server.registerTool("weather", { description: "The weather of a city.", inputSchema: city }, ({ city }) => said(`It rains in ${city}.`));
  server.registerTool("fail", { description: "Always fails.", inputSchema: z.object({}) }, () => ({
    ...said("out of ink"),
    isError: true,
  }));
  server.registerTool("wait", { description: "Never ends.", inputSchema: z.object({}) }, async (_input, { mcpReq }) => {
    await new Promise<void>((resolve) => mcpReq.signal.addEventListener("abort", () => resolve(), { once: true }));
    state.cut += 1;
    return said("cut off");
  });
  return server;
}
