import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";

export type Outcome = { code: number; output: string };

/** Runs a program of node_modules to its end and keeps what it prints. */
export function runPackage(script: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return run(process.execPath, [path.join(projectRoot(), "node_modules", script), ...args], env);
}

export async function run(file: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(file, args, { cwd: projectRoot(), env: { ...cleanEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const [code] = await once(child, "close").catch((error: Error) => [(printed.push(error.message), 127)]);
  return { code: code ?? 1, output: printed.join("").trim() };
}

/** Nobody's key is spent and nobody's database is touched by a test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(ANTHROPIC_|BATON_|E2E_)|^(DATABASE_URL|PORT|HOST|NODE_ENV|NODE_OPTIONS)$/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name) || name === "E2E_CHROMIUM");
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" };
}
