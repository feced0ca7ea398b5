import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of CPU that these processes have used so far, of `parent` with its children too; null where the system does not tell. */
export function cpuMs(pids: number[], parent: number | null = null): number | null {
  if (process.platform !== "linux") return null;
  let ticks = 0;
  for (const pid of [...pids, ...family(parent)]) ticks += ticksOf(pid);
  return ticks * 10; // a tick is a hundredth of a second on every Linux that Node runs on
}

function family(parent: number | null): number[] {
  if (parent === null) return [];
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  return [parent, ...all.filter((pid) => Number(fields(pid)?.[1]) === parent)];
}

/** Own time, and that of children which have ended and were waited for. */
function ticksOf(pid: number): number {
  const stat = fields(pid);
  return stat === null ? 0 : [11, 12, 13, 14].reduce((sum, at) => sum + Number(stat[at]), 0);
}

/** What stands behind the program's name in /proc/<pid>/stat. */
function fields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
