import "server-only";
import { databaseUrl } from "@/lib/data/pool";
import { listen } from "@/lib/runtime/listen";

/** Tells followers that a run's journal grew. It carries no events: the table is the truth, this only says when to look. */
export type RunSignals = {
  /** Calls `look` at every change of the run, and after the connection was away. Returns how to stop. */
  onChange(runId: string, look: () => void): () => void;
  close(): Promise<void>;
};

const shared = globalThis as { batonRunSignals?: Promise<RunSignals> | undefined };

/** The process's one listening connection, opened by the first who follows. */
export function runSignals(): Promise<RunSignals> {
  shared.batonRunSignals ??= open().catch((cause: unknown) => {
    shared.batonRunSignals = undefined;
    throw cause;
  });
  return shared.batonRunSignals;
}

export async function closeRunSignals(): Promise<void> {
  const signals = shared.batonRunSignals;
  shared.batonRunSignals = undefined;
  await (await signals)?.close();
}

async function open(): Promise<RunSignals> {
  const followers = new Map<string, Set<() => void>>();
  const nudge = (looks: Iterable<() => void> | undefined) => [...(looks ?? [])].forEach((look) => look());
  const connection = await listen(
    databaseUrl(),
    "baton:follow",
    // The journal sends `<runId> <seq> <status>`.
    { run_events: (payload) => nudge(followers.get(payload.slice(0, payload.indexOf(" ")))) },
    () => nudge([...followers.values()].flatMap((looks) => [...looks])),
  );
  return {
    onChange(runId, look) {
      const looks = followers.get(runId) ?? new Set();
      followers.set(runId, looks.add(look));
      return () => {
        looks.delete(look);
        if (looks.size === 0 && followers.get(runId) === looks) followers.delete(runId);
      };
    },
    close: () => connection.close(),
  };
}
