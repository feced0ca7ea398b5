// Run after every `npm install`: makes package-lock.json the same whichever registry it was written against.
//
// A registry that lacks a package's newest binaries for some platform makes npm drop them from the lock file in silence, and
// `npm ci` then refuses the file. They are put back, without a checksum. Addresses of the registry are left out: npm then asks
// the registry that it is configured for.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./prelude/root.mjs";

const file = path.join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const { packages } = lock;

let added = 0;
for (const [key, locked] of Object.entries(packages)) {
  delete locked.resolved;
  for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
    if (!/^\d/.test(version) || isLocked(key, name)) continue;
    packages[`node_modules/${name}`] = { version, ...platform(name), optional: true, ...(locked.dev && { dev: true }) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} packages of other platforms put back`);

/** As Node resolves: beside the package first, then upwards. */
function isLocked(from, name) {
  for (let at = from; ; at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "") {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

function platform(name) {
  const os = /darwin|win32|windows|linux|android|freebsd|netbsd|openbsd|openharmony|sunos|aix/.exec(name)?.[0]?.replace("windows", "win32");
  const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el|arm/.exec(name)?.[0];
  return { ...(cpu ? { cpu: [cpu] } : { cpu: ["wasm32"] }), ...(os && { os: [os] }) };
}
