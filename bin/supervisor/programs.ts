import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "@/lib/runtime/project-root";
import type { Environment } from "@/lib/runtime/environment";
import type { Program } from "./child";
import { next } from "./web-build";

/** Milliseconds. Longer than proxies and programs keep a connection for the next call: one that closes as that call comes is lost. */
const keepAliveMs = 75_000;

type Settings = { environment: Environment; env: () => NodeJS.ProcessEnv; dev: boolean };

/** What the supervisor keeps running beside the database. */
export function programs({ environment, env, dev }: Settings): { model: Program; worker: Program; web: Program } {
  const logs = path.join(environment.dataDir, "log");
  mkdirSync(logs, { recursive: true });
  const own = (file: string) => path.join(projectRoot(), "dist", file);
  const leave = ["--import", pathToFileURL(own("leave-with-parent.mjs")).href];
  const address = ["-H", environment.host, "-p", String(environment.port)];
  const webEnv = () => ({ ...env(), NODE_ENV: dev ? ("development" as const) : ("production" as const) });
  // The engine uses pg in a way that pg 9 will refuse; we stay on 8, and nobody at the terminal can do anything about it.
  const node = ["--enable-source-maps", "--disable-warning=DeprecationWarning"];
  return {
    model: { name: "model", args: [...node, own("model.mjs")], env, graceMs: 500, logs },
    worker: { name: "worker", args: [...node, own("worker.mjs")], env, graceMs: 5_000, logs: dev ? null : logs },
    web: {
      name: "web",
      args: [
        ...node,
        ...leave,
        path.join(projectRoot(), next),
        ...(dev ? ["dev"] : ["start", "--keepAliveTimeout", String(keepAliveMs)]),
        ...address,
      ],
      env: webEnv,
      graceMs: 1_500,
      logs: dev ? null : logs,
    },
  };
}
