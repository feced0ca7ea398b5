import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { readEvents } from "@/lib/data/read-events";
import type { Event } from "@/lib/trace/event";
import { violations, type Witnesses } from "./verify";

/** What a drill's runs came to. */
export type Tally = {
  runs: number;
  takeovers: number;
  lostCalls: number;
  toolUses: number;
  answers: number;
  /** Calls that waited for money beside others, and calls for which there was none. */
  waitsForMoney: number;
  shortOfMoney: number;
  owners: number;
  violations: string[];
};

export async function tally(pool: pg.Pool, runs: RunId[], witnesses: (run: RunId) => Witnesses): Promise<Tally> {
  const sums: Tally = { ...none, runs: runs.length, violations: [] };
  const owners = new Set<string>();
  // One after another: the journals of a long drill are large.
  for (const run of runs) {
    const events = await readEvents(pool, run);
    const count = (holds: (event: Event) => boolean) => events.filter(holds).length;
    for (const event of events) if (event.type === "run.started") owners.add(event.worker);
    sums.takeovers += count(({ type }) => type === "run.taken_over");
    sums.lostCalls += count(({ type }) => type === "call.lost");
    sums.toolUses += count((event) => event.type === "call.started" && event.sort !== "model");
    sums.answers += count(({ type }) => type === "question.answered");
    sums.waitsForMoney += count((event) => event.type === "step.waiting" && event.reason === "budget");
    sums.shortOfMoney += count(({ type }) => type === "budget.short");
    sums.violations.push(...violations(run, events, witnesses(run)));
  }
  const stored = await pool.query<{ count: number }>("select count(*)::int as count from run");
  if (stored.rows[0]?.count !== runs.length)
    sums.violations.push(`${stored.rows[0]?.count} runs are stored, ${runs.length} were asked for`);
  return { ...sums, owners: owners.size };
}

const none = { takeovers: 0, lostCalls: 0, toolUses: 0, answers: 0, waitsForMoney: 0, shortOfMoney: 0, owners: 0 };
