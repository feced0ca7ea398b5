import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { wait } from "@/lib/runtime/postgres/wait";

export type Program = {
  name: string;
  args: string[];
  /** Asked at every start: a database that had to move has another address then. */
  env: () => NodeJS.ProcessEnv;
  /** How long it may take to end when asked to. */
  graceMs: number;
  /** A folder for what it prints; null: the terminal. Complaints always go to the terminal. */
  logs: string | null;
};

export type Child = { stop: () => Promise<void>; restart: () => void; isReady: () => boolean };

const longLife = 10_000;
const pauses = [250, 500, 1_000, 2_000, 5_000];

/** A program that is started again whenever it ends, until it is stopped. */
export function keepRunning(program: Program): Child {
  let current = launch(program);
  let stopping = false;
  let quickDeaths = 0;
  void follow();
  return {
    isReady: () => current.ready,
    restart: () => current.process.kill("SIGTERM"),
    stop: async () => {
      stopping = true;
      await end(current.process, program.graceMs);
    },
  };

  async function follow(): Promise<void> {
    for (;;) {
      const born = performance.now();
      const cause = await ending(current.process);
      if (stopping) return;
      quickDeaths = performance.now() - born < longLife ? quickDeaths + 1 : 0;
      console.error(`  ${program.name} ended (${cause}), starting it again`);
      await wait(pauses[Math.min(quickDeaths, pauses.length - 1)]!);
      if (stopping) return;
      current = launch(program);
    }
  }
}

type Launched = { process: ChildProcess; ready: boolean };

function launch({ name, args, env, logs }: Program): Launched {
  const out = logs === null ? "inherit" : openSync(path.join(logs, `${name}.log`), "a", 0o600);
  // The pipe ("ipc") is how a child sees that its supervisor is gone, whatever killed it.
  const process_ = spawn(process.execPath, args, { env: env(), stdio: ["ignore", out, "inherit", "ipc"] });
  if (typeof out === "number") closeSync(out);
  const launched: Launched = { process: process_, ready: false };
  process_.on("message", (message) => {
    if (typeof message === "object" && message !== null && "ready" in message) launched.ready = true;
  });
  return launched;
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function ending(child: ChildProcess): Promise<string> {
  if (!isOver(child)) await once(child, "exit");
  return child.signalCode ?? `code ${child.exitCode}`;
}

async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (isOver(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await gone;
  clearTimeout(force);
}
