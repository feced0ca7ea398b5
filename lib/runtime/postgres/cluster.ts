import "server-only";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { asPostgres } from "./as-postgres";
import { binaries, type Binaries } from "./binaries";
import { keep } from "./keep";

export type Cluster = { folder: string; data: string; log: string; portFile: string; password: string; programs: Binaries };

export const user = "baton";

/** The embedded cluster of a data folder; made at the first call. */
export function cluster(dataDir: string): Cluster {
  const folder = path.resolve(dataDir, "postgres");
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = keep(path.join(folder, "password"), () => randomBytes(18).toString("base64url"));
  const made: Cluster = {
    folder,
    data: path.join(folder, "data"),
    log: path.join(folder, "postgres.log"),
    portFile: path.join(folder, "port"),
    password,
    programs: binaries(folder),
  };
  if (!existsSync(path.join(made.data, "PG_VERSION"))) initialise(made);
  return made;
}

/** Made under another name, then renamed: a kill in the middle leaves no half cluster, and of two at once one wins. */
function initialise({ folder, data, programs }: Cluster): void {
  const draft = `${data}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  const settings = [
    "-U",
    user,
    "-A",
    "scram-sha-256",
    `--pwfile=${path.join(folder, "password")}`,
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  const { file, args, uid, gid } = asPostgres(programs.initdb, ["-D", draft, ...settings], folder);
  const done = spawnSync(file, args, { env: programs.env, uid, gid, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`the embedded database could not be made: ${done.error?.message ?? done.stderr + done.stdout}`);
  try {
    renameSync(draft, data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(data, "PG_VERSION"))) throw error;
  }
}
