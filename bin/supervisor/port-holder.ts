import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Which program listens on a port, as "name (process 123)"; null where the system does not tell. */
export function portHolder(port: number): string | null {
  try {
    const socket = listeningSocket(port);
    const pid = socket && processWith(socket);
    return pid ? `${readFileSync(`/proc/${pid}/comm`, "utf8").trim()} (process ${pid})` : null;
  } catch {
    return null; // not Linux, or not ours to see
  }
}

function listeningSocket(port: number): string | undefined {
  const listening = "0A";
  const rows = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readFileSync(file, "utf8").split("\n").slice(1));
  const columns = rows.map((row) => row.trim().split(/\s+/));
  const own = columns.find((column) => column[3] === listening && Number.parseInt(column[1]?.split(":")[1] ?? "", 16) === port);
  return own?.[9];
}

function processWith(socket: string): string | undefined {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.find((pid) => openFiles(pid).includes(`socket:[${socket}]`));
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}
