import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type Stack = { url: string; dataDir: string; pid: number; stop: () => Promise<void> };

/** `npm start` with an empty data folder and the simulated model twenty times as fast. `env` must name a PORT, and may change the rest. */
export async function startStack(env: { PORT: string } & Record<string, string>): Promise<Stack> {
  const dataDir = env.BATON_DATA_DIR ?? mkdtempSync(path.join(tmpdir(), "baton-e2e-"));
  const settings = { BATON_DATA_DIR: dataDir, BATON_SIM_SPEED: "20", ...env };
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    env: { ...withoutOurs(process.env), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGINT");
      await once(child, "exit");
    }
    if (!env.BATON_DATA_DIR) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: `http://127.0.0.1:${env.PORT}`, dataDir, pid: child.pid!, stop };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (text: Buffer) => {
      printed += text.toString();
      if (printed.includes("Baton is at")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => reject(new Error(`the stack did not start:\n${printed}`)));
  });
}

function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(ANTHROPIC_|BATON_)|^(DATABASE_URL|PORT|HOST|NODE_ENV)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}
