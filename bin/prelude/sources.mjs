import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const folders = ["app", "bin", "components", "lib", "prisma", "public"];
const skipped = /(^|\/)(generated|testing|node_modules)$|\.test\.tsx?$/;

/** One hash over all that the builds read, so that a build happens when, and only when, something changed. */
export function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of [...topFiles(), ...folders.flatMap(filesIn)].toSorted())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

/** Builds unless `stamp` says that it was done for these sources. */
export async function buildOnce(stamp, build) {
  const file = path.join(root, stamp);
  const hash = sourcesHash();
  if (existsSync(file) && readFileSync(file, "utf8") === hash) return "up to date";
  await build();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return "built";
}

function topFiles() {
  return readdirSync(root).filter((name) => /^(package(-lock)?\.json|proxy\.ts|(next|postcss|prisma)\.config\.m?[jt]s)$/.test(name));
}

function filesIn(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (skipped.test(file)) return [];
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}
