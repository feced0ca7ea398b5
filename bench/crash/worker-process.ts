import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { foreignEnvironment } from "@/bench/programs";
import { projectRoot } from "@/lib/runtime/project-root";
import type { Outside } from "./outside";

export type WorkerProcess = { id: string; process: ChildProcess };

/** A real worker in a process of its own, from the bundle that `npm start` runs too. */
export async function spawnWorker(databaseUrl: string, { env: outside }: Outside): Promise<WorkerProcess> {
  const env = { ...foreignEnvironment(), ...outside, DATABASE_URL: databaseUrl };
  const file = path.join(projectRoot(), "dist", "worker.mjs");
  const args = ["--enable-source-maps", file];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const id = await new Promise<string>((resolve, reject) => {
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "worker" in message) resolve(String(message.worker));
    });
    child.once("exit", (code, signal) => reject(new Error(`the worker ended before it was ready (${signal ?? code})`)));
  });
  return { id, process: child };
}

export async function killWorker(worker: WorkerProcess): Promise<void> {
  const gone = once(worker.process, "exit");
  worker.process.kill("SIGKILL");
  await gone;
}
