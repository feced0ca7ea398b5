import { cpuMs } from "./cpu";
import { median } from "./statistics";
import type { Workload } from "./workload";

/** Who runs the same work: both floors, Baton, and LangGraph with each of its promises. */
export type Side = "sdk" | "lean" | "baton" | "sync" | "async";

/** `processes` are whose CPU counts; of `database` that of its children too. */
export type Runner = { side: Side; run: (work: Workload) => Promise<void>; processes: number[]; database: number | null };

export type Row = {
  work: Workload;
  latencyMs: number;
  repetitions: number;
  /** Medians in milliseconds. */
  ms: Record<Side, number>;
  /** Baton's time by each other's, of rounds one after the other: what the machine does beside them touches all alike. */
  batonTo: Record<Side, number>;
  /** Milliseconds of CPU for each call, of all processes; null where the system does not tell. */
  cpu: Record<Side, number | null>;
};

type Timed = { ms: number; cpu: number | null };
type Round = Record<Side, Timed>;

/** All in turns, each of them first as often, after a warm-up of all. */
export async function measure(runners: Runner[], work: Workload, latencyMs: number, repetitions: number): Promise<Row> {
  for (let round = 0; round < (latencyMs > 100 ? 1 : 3); round += 1) for (const runner of runners) await runner.run(work);
  const rounds: Round[] = [];
  for (let round = 0; round < repetitions; round += 1) rounds.push(await inTurns(runners, work, round));
  return {
    work,
    latencyMs,
    repetitions,
    ms: bySide((side) => median(rounds.map((round) => round[side].ms))),
    batonTo: bySide((side) => median(rounds.map((round) => round.baton.ms / round[side].ms))),
    cpu: bySide((side) => perCall(rounds, side, work.calls)),
  };
}

async function inTurns(runners: Runner[], work: Workload, round: number): Promise<Round> {
  const nothing = (): Timed => ({ ms: Number.NaN, cpu: null });
  const found: Round = bySide(nothing);
  for (let turn = 0; turn < runners.length; turn += 1) {
    const runner = runners[(round + turn) % runners.length];
    if (runner !== undefined) found[runner.side] = await timed(runner, work);
  }
  return found;
}

async function timed({ run, processes, database }: Runner, work: Workload): Promise<Timed> {
  const before = cpuMs(processes, database);
  const begin = performance.now();
  await run(work);
  const ms = performance.now() - begin;
  const after = cpuMs(processes, database);
  return { ms, cpu: before === null || after === null ? null : after - before };
}

function perCall(rounds: Round[], side: Side, calls: number): number | null {
  let sum = 0;
  for (const round of rounds) {
    const { cpu } = round[side];
    if (cpu === null) return null;
    sum += cpu;
  }
  return sum / (rounds.length * calls);
}

function bySide<T>(of: (side: Side) => T): Record<Side, T> {
  return { sdk: of("sdk"), lean: of("lean"), baton: of("baton"), sync: of("sync"), async: of("async") };
}
