import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { foreignEnvironment } from "@/bench/programs";
import { projectRoot } from "@/lib/runtime/project-root";
import { freePort } from "@/lib/runtime/postgres/free-port";
import type { Outside } from "./outside";

/** The real web server, which may be killed and comes back at the same address. */
export type WebProcess = { url: string; kill(): Promise<void>; restart(): Promise<void> };

export async function spawnWeb(databaseUrl: string, outside: Outside): Promise<WebProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let current: ChildProcess;
  const restart = async () => {
    current = launch(port, databaseUrl, outside);
    while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await restart();
  const kill = async () => {
    const gone = once(current, "exit");
    current.kill("SIGKILL");
    await gone;
  };
  return { url, kill, restart };
}

function launch(port: number, databaseUrl: string, outside: Outside): ChildProcess {
  const next = path.join(projectRoot(), "node_modules", "next", "dist", "bin", "next");
  const env: NodeJS.ProcessEnv = {
    ...foreignEnvironment(),
    ...outside.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    BATON_AUTH: "local",
    BATON_SECRET: "of-the-soak-only-0123456789abcdef",
    HOST: "127.0.0.1",
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const leave = `file://${path.join(projectRoot(), "dist", "leave-with-parent.mjs")}`;
  const args = ["--import", leave, next, "start", "-H", "127.0.0.1", "-p", String(port)];
  return spawn(process.execPath, args, { cwd: projectRoot(), env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/health`).then(
    (response) => response.ok,
    () => false,
  );
}
