import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "@/lib/runtime/project-root";
import { Refusal } from "./report";

export const next = path.join("node_modules", "next", "dist", "bin", "next");

/** `next build`, unless the sources are those of the last build. */
export async function buildWeb(): Promise<string> {
  // Outside the bundle on purpose: the entrance uses the same file before anything is bundled.
  const { buildOnce } = (await import(pathToFileURL(path.join(projectRoot(), "bin", "prelude", "sources.mjs")).href)) as {
    buildOnce: (stamp: string, build: () => Promise<void>) => Promise<string>;
  };
  return buildOnce(".next/.sources", runBuild);
}

async function runBuild(): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { cwd: projectRoot(), env, stdio: ["ignore", "pipe", "pipe"] });
  const abandon = () => child.kill();
  process.once("exit", abandon);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const [code] = await once(child, "close");
  process.off("exit", abandon);
  if (code !== 0) throw new Refusal(`\`next build\` failed:\n${printed.join("").trim()}`);
}
