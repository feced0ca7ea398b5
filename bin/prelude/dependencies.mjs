import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

/** Installs what the folder's lock file names, unless it is there. */
export function ensureDependencies(folder = root) {
  const modules = path.join(folder, "node_modules");
  const stamp = path.join(modules, ".baton-lock");
  const lock = readFileSync(path.join(folder, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return "up to date";
  const there = isInstalled(modules, JSON.parse(lock));
  if (!there) install(folder);
  writeFileSync(stamp, hash);
  return there ? "up to date" : "installed";
}

/** npm's own record of what it installed. Optional packages are those of other platforms. */
function isInstalled(modules, lock) {
  const record = path.join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(lock.packages).every(
    ([key, { version, optional, link }]) => key === "" || optional || link || installed[key]?.version === version,
  );
}

function install(folder) {
  // NODE_ENV=production would leave out what the build needs.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath?.endsWith("js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const options = { cwd: folder, encoding: "utf8", shell: npm[0] === "npm" && process.platform === "win32" };
  const done = spawnSync(npm[0], [...npm.slice(1), ...args], options);
  if (done.status === 0) return;
  throw new Error(`\`npm ${args.join(" ")}\` failed:\n${done.error?.message ?? `${done.stderr}${done.stdout}`.trim()}`);
}
