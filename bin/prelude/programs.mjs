import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { root } from "./root.mjs";
import { buildOnce } from "./sources.mjs";

const programs = {
  supervisor: "bin/supervisor/main.ts",
  "leave-with-parent": "bin/supervisor/leave-with-parent.ts",
  worker: "lib/runtime/worker-main.ts",
  model: "lib/model/simulated/main.ts",
  cli: "bin/cli/main.ts",
  "expression-thread": "lib/template/expression-thread.ts",
};

/** The database client, and every program that runs outside Next. */
export function ensurePrograms() {
  return buildOnce("dist/.sources", async () => {
    generateClient();
    const present = Object.entries(programs).filter(([, file]) => existsSync(path.join(root, file)));
    await bundle(present.map(([out, file]) => ({ in: path.join(root, file), out })));
  });
}

/** Prisma downloads an engine before any command, though this one needs none; a named file that exists makes it skip that. */
export function generateClient() {
  const cli = path.join(root, "node_modules", "prisma", "build", "index.js");
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "package.json"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const done = spawnSync(process.execPath, [cli, "generate"], { cwd: root, env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`prisma generate failed:\n${done.stderr}${done.stdout}`);
}
