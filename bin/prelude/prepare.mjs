// What `npm start` does first: the right Node, the packages of the lock file, our programs built from today's source.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode } from "./node-version.mjs";
import { root } from "./root.mjs";
import { stage } from "./stage.mjs";

export async function prepare(program) {
  checkNode();
  await stage("dependencies", async () => (await import("./dependencies.mjs")).ensureDependencies());
  await stage("programs", async () => (await import("./programs.mjs")).ensurePrograms());
  await import(pathToFileURL(path.join(root, program)).href);
}
