import "server-only";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";

const nobody = 65534;

export type Command = { file: string; args: string[]; uid?: number; gid?: number };

/**
 * Postgres refuses to run as root. In a user namespace with one user it is "nobody" inside, while the kernel still sees root's
 * access to files: no account is made, and a checkout in root's own folder works. Where namespaces are forbidden (some
 * containers) it runs as nobody in earnest, and its folder is given to nobody.
 */
export function asPostgres(file: string, args: string[], folder: string): Command {
  if (process.getuid?.() !== 0) return { file, args };
  if (canUnshare()) return { file: "unshare", args: [...namespace, "--", file, ...args] };
  giveAway(folder);
  return { file, args, uid: nobody, gid: nobody };
}

const namespace = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

let unshares: boolean | undefined;
function canUnshare(): boolean {
  unshares ??= spawnSync("unshare", [...namespace, "--", "true"]).status === 0;
  return unshares;
}

function giveAway(folder: string): void {
  chmodSync(path.dirname(folder), 0o711);
  own(folder);
}

function own(file: string): void {
  const stat = lstatSync(file);
  if (stat.isSymbolicLink()) return;
  if (stat.uid !== nobody) chownSync(file, nobody, nobody);
  if (stat.isDirectory()) for (const name of readdirSync(file)) own(path.join(file, name));
}
