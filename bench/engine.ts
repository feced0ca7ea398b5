import type { RunId } from "@/lib/core/ids";
import { localPerson } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { listen } from "@/lib/runtime/listen";
import { startRun } from "@/lib/runtime/start";
import type { Event } from "@/lib/trace/event";
import type { Workload } from "./workload";

/** The journal says after each commit: this run, up to this number, in this status. Times are of this process. */
export type Commit = { seq: number; status: string; at: number };

export type Engine = {
  /** Starts the workload's runs as the API does and resolves when the last event of each is stored. */
  run(work: Workload): Promise<void>;
  /** Every commit of one run that was started by `start`, which answers its id. */
  commits(start: () => Promise<RunId>): Promise<{ id: RunId; commits: Commit[] }>;
  events(id: RunId): Promise<Event[]>;
  close(): Promise<void>;
};

const longestMs = 120_000;
const ended = new Set(["succeeded", "failed", "cancelled"]);

/** Baton, seen from where a request is taken: runs are started here and driven by the worker process. Nobody watches them. */
export async function openEngine(databaseUrl: string): Promise<Engine> {
  const seen = new Map<string, Commit[]>();
  const waiting = new Map<string, (commit: Commit) => void>();
  const heard = (payload: string) => {
    const at = performance.now();
    const [id = "", seq = "0", status = ""] = payload.split(" ");
    const commit = { seq: Number(seq), status, at };
    seen.set(id, [...(seen.get(id) ?? []), commit]);
    if (ended.has(status)) waiting.get(id)?.(commit);
  };
  const ears = await listen(databaseUrl, "bench", { run_events: heard }, () => undefined);

  async function untilEnded(id: RunId): Promise<void> {
    const last = seen.get(id)?.find((commit) => ended.has(commit.status)) ?? (await nextEnd(id));
    if (last.status !== "succeeded") throw new Error(`run ${id} ended as ${last.status}`);
  }

  function nextEnd(id: RunId): Promise<Commit> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`run ${id} does not end`)), longestMs);
      waiting.set(id, (commit) => (clearTimeout(late), waiting.delete(id), resolve(commit)));
    });
  }

  return {
    async run(work) {
      seen.clear();
      const { graph, spec, specHash } = work;
      const one = { graph, spec, specHash, graphId: null, version: null, input: {}, simulated: true };
      await Promise.all(Array.from({ length: work.runs }, async () => untilEnded((await startRun(localPerson, one)).id)));
    },
    async commits(start) {
      seen.clear();
      const id = await start();
      await untilEnded(id);
      return { id, commits: seen.get(id) ?? [] };
    },
    events: (id) => readEvents(pool(), id),
    close: () => ears.close(),
  };
}
