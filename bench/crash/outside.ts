import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { JsonValue } from "@/lib/core/json";
import { startSimulated, type SimulatedServer } from "@/lib/model/simulated/server";
import { localServer } from "@/lib/tools/testing/local-server";
import { toolServer } from "@/lib/tools/testing/tool-server";
import { toolServerName } from "./graphs";

/** What a drill's runs meet: models and tools, each a server that keeps a log. */
export type Outside = {
  model: SimulatedServer;
  /** An address that takes any POST. */
  hooks: string;
  /** What a worker or a web server has to be told of it all. */
  env: { [name: string]: string };
  /** Inputs of tools as they came over the wire. */
  toolInputs(): JsonValue[];
  close(): Promise<void>;
};

export async function startOutside(latencyMs: number): Promise<Outside> {
  const model = await startSimulated({ latencyMs, log: true });
  const tools = await toolServer({ pauseMs: latencyMs });
  const hooks = await localServer((response) => {
    setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end('{"found":"a letter"}'), latencyMs);
  });
  const folder = mkdtempSync(path.join(tmpdir(), "baton-drill-"));
  const mcpConfig = path.join(folder, "servers.json");
  const { server } = tools;
  if (server.transport !== "http") throw new Error("the drill's tools are reached over HTTP");
  writeFileSync(mcpConfig, JSON.stringify({ mcpServers: { [toolServerName]: { url: server.url, headers: server.headers } } }));
  const called = () => tools.seen.filter(({ method }) => method === "tools/call").map(({ params }) => params?.arguments ?? {});
  return {
    model,
    hooks: hooks.url,
    env: {
      BATON_SIM_URL: model.url,
      BATON_PROVIDER: "simulated",
      BATON_MCP_CONFIG: mcpConfig,
      BATON_ALLOW_HOSTS: `${tools.host},${hooks.host}`,
    },
    toolInputs: () => [...called(), ...hooks.seen.map(({ body }): JsonValue => JSON.parse(body) as JsonValue)], // any JSON is one
    async close() {
      await Promise.all([model.close(), tools.close(), hooks.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
