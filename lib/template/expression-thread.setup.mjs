// Tests run from source, and a thread starts from a file: this builds that one file, as the programs' build does for the real thing.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export default async function setup() {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const entry = path.join(root, "lib/template/expression-thread.ts");
  const options = { bundle: true, format: "esm", platform: "node", target: "node20", packages: "external", alias: { "@": root } };
  const { outputFiles } = await build({ ...options, absWorkingDir: root, entryPoints: [entry], write: false, logLevel: "warning" });
  const target = path.join(root, "dist/expression-thread.mjs");
  if (existsSync(target) && readFileSync(target, "utf8") === outputFiles[0].text) return;
  mkdirSync(path.dirname(target), { recursive: true });
  // Renamed into place: another test run may be reading the old one.
  writeFileSync(`${target}.${process.pid}`, outputFiles[0].text);
  renameSync(`${target}.${process.pid}`, target);
}
