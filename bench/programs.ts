import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";
import { freePort } from "@/lib/runtime/postgres/free-port";
import { until } from "@/lib/runtime/postgres/wait";
import { projectRoot } from "@/lib/runtime/project-root";
import { fileOf, plans } from "./workload";

export type Program = { pid: number; stop: () => Promise<void> };

/** The benchmark's model server in a process of its own: 16 deltas, spread evenly over the latency. */
export async function startModel(latencyMs: number): Promise<Program & { url: string }> {
  const port = await freePort();
  const named = Object.entries(plans).map(([name, file]) => `${name}=${fileOf(file)}`);
  const program = start([dist("model.mjs")], {
    BATON_SIM_PORT: String(port),
    BATON_SIM_LATENCY_MS: String(latencyMs),
    BATON_SIM_BENCH: "1",
    BATON_SIM_PLANS: named.join(","),
  });
  await listening(port);
  return { ...program, url: `http://127.0.0.1:${port}` };
}

/** A worker as `npm start` runs it. `profile`: a folder for what `--cpu-prof` writes when it ends. */
export async function startWorkerProcess(databaseUrl: string, modelUrl: string, profile: string | null): Promise<Program> {
  const flags = profile === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`, "--cpu-prof-interval=200"];
  const program = start([...flags, "--enable-source-maps", dist("worker.mjs")], { DATABASE_URL: databaseUrl, BATON_SIM_URL: modelUrl });
  await once(program.process, "message");
  return program;
}

/** What the comparison runs in: a package of its own, so that nobody but the benchmark installs it. */
export async function startLangGraphProcess(databaseUrl: string, modelUrl: string): Promise<Program & { process: ChildProcess }> {
  const file = path.join(projectRoot(), "bench", "langgraph", "worker.mjs");
  const program = start([file], { DATABASE_URL: databaseUrl, BENCH_MODEL_URL: modelUrl });
  await once(program.process, "message");
  return program;
}

/** The built web app; it answers when this resolves. */
export async function startWeb(databaseUrl: string, dataDir: string): Promise<Program & { url: string }> {
  const port = await freePort();
  const next = path.join(projectRoot(), "node_modules", "next", "dist", "bin", "next");
  const url = `http://127.0.0.1:${port}`;
  const program = start(["--import", `file://${dist("leave-with-parent.mjs")}`, next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    BATON_DATA_DIR: dataDir,
    BATON_SECRET: "only-for-the-benchmark-0123456789abcdef",
    BATON_PROVIDER: "simulated",
    HOST: "127.0.0.1",
    PORT: String(port),
  });
  await listening(port);
  return { ...program, url };
}

function start(args: string[], env: Record<string, string>): Program & { process: ChildProcess } {
  // The pipe ("ipc") ends the child when this process is gone, however it went.
  const child = spawn(process.execPath, args, {
    cwd: projectRoot(),
    env: { ...foreignEnvironment(), ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await gone;
      clearTimeout(force);
    },
  };
}

/** Nobody's key is spent and nobody's database is touched by a benchmark. */
export function foreignEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(ANTHROPIC_|BATON_)|^(DATABASE_URL|PORT|HOST|NODE_OPTIONS)$/.test(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv; // a part of an environment is one
}

function dist(file: string): string {
  return path.join(projectRoot(), "dist", file);
}

async function listening(port: number): Promise<void> {
  const answers = () =>
    new Promise<true | null>((resolve) => {
      const socket = connect({ host: "127.0.0.1", port });
      socket.once("connect", () => (socket.destroy(), resolve(true)));
      socket.once("error", () => resolve(null));
    });
  if ((await until(answers, 30)) === null) throw new Error(`nothing listens on port ${port}`);
}
