#!/usr/bin/env node
// `npx baton …`: the command line. Plain Node until the packages are there; the commands themselves are bin/cli/, bundled into dist/.
import { existsSync } from "node:fs";
import path from "node:path";
import { checkNode } from "./prelude/node-version.mjs";
import { root } from "./prelude/root.mjs";
import { stage } from "./prelude/stage.mjs";

checkNode();
if (!existsSync(path.join(root, "node_modules", ".package-lock.json"))) {
  console.error(`Baton's packages are not installed yet. Run \`npm ci\` in ${root}, or \`npm start\`, which does it too.`);
  process.exit(1);
}
// Stages that found nothing to do are nobody's news here.
await stage("dependencies", async () => quiet((await import("./prelude/dependencies.mjs")).ensureDependencies()));
await stage("programs", async () => quiet(await (await import("./prelude/programs.mjs")).ensurePrograms()));
await import(new URL("dist/cli.mjs", `file://${root}/`).href);

function quiet(note) {
  return note === "up to date" ? null : note;
}
