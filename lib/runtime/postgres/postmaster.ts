import "server-only";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";

export type Postmaster = { pid: number; port: number };

/** The server that holds this data folder, by its own pid file; null where none is alive. */
export function postmaster(data: string): Postmaster | null {
  const lines = pidFile(data)?.split("\n");
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return null;
  if (!isAlive(pid)) return null;
  return { pid, port: Number(lines[3]) || 0 };
}

/** After a reboot the number in the pid file may belong to some other program, and Postgres would wait for that one for ever. */
export function forgetStranger(data: string): void {
  const found = postmaster(data);
  if (found && programOf(found.pid)?.includes("postgres") === false) rmSync(path.join(data, "postmaster.pid"), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function pidFile(data: string): string | null {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8");
  } catch {
    return null;
  }
}

/** Null where it cannot be known: then the pid file is believed. */
function programOf(pid: number): string | null {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/comm`, "utf8");
    if (process.platform === "darwin") return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
    return null;
  } catch {
    return null;
  }
}
