import { cpuMs } from "./cpu";
import type { Engine } from "./engine";
import type { Floor } from "./floor";
import { median } from "./statistics";
import type { Workload } from "./workload";

/** Medians in milliseconds; CPU milliseconds for each call, of all processes. */
export type Row = {
  work: Workload;
  latencyMs: number;
  repetitions: number;
  sdkMs: number;
  leanMs: number;
  batonMs: number;
  /** Of rounds, one after the other: what the machine does beside them touches all alike. */
  toSdk: number;
  toLean: number;
  floorCpu: number | null;
  batonCpu: number | null;
};

export type Contest = {
  floors: { sdk: Floor; lean: Floor };
  engine: Engine;
  /** The processes that are Baton beside this one, which takes the requests. */
  worker: number;
  database: number;
};

/** Both floors and Baton in turns, each of them first as often, after a warm-up of all. */
export async function measure(contest: Contest, work: Workload, latencyMs: number, repetitions: number): Promise<Row> {
  const runners = [floorRunner(contest.floors.sdk, work), floorRunner(contest.floors.lean, work), batonRunner(contest, work)];
  for (let round = 0; round < (latencyMs > 100 ? 1 : 3); round += 1) for (const run of runners) await run();
  const rounds: [Timed, Timed, Timed][] = [];
  for (let round = 0; round < repetitions; round += 1) rounds.push(await inTurns(runners, round));
  const perCall = (cpu: (number | null)[]) => (cpu.includes(null) ? null : sum(cpu) / (repetitions * work.calls));
  return {
    work,
    latencyMs,
    repetitions,
    sdkMs: median(rounds.map(([sdk]) => sdk.ms)),
    leanMs: median(rounds.map(([, lean]) => lean.ms)),
    batonMs: median(rounds.map(([, , baton]) => baton.ms)),
    toSdk: median(rounds.map(([sdk, , baton]) => baton.ms / sdk.ms)),
    toLean: median(rounds.map(([, lean, baton]) => baton.ms / lean.ms)),
    floorCpu: perCall(rounds.map(([sdk]) => sdk.cpu)),
    batonCpu: perCall(rounds.map(([, , baton]) => baton.cpu)),
  };
}

type Runner = () => Promise<Timed>;

function floorRunner(floor: Floor, work: Workload): Runner {
  return () =>
    timed(
      () => floor(work),
      () => cpuMs([process.pid]),
    );
}

function batonRunner({ engine, worker, database }: Contest, work: Workload): Runner {
  return () =>
    timed(
      () => engine.run(work),
      () => cpuMs([process.pid, worker], database),
    );
}

async function inTurns(runners: Runner[], round: number): Promise<[Timed, Timed, Timed]> {
  const times: Timed[] = [];
  for (let turn = 0; turn < runners.length; turn += 1) {
    const at = (round + turn) % runners.length;
    times[at] = (await runners[at]?.()) ?? { ms: 0, cpu: null };
  }
  const [sdk, lean, baton] = times;
  if (sdk === undefined || lean === undefined || baton === undefined) throw new Error("a runner is missing");
  return [sdk, lean, baton];
}

type Timed = { ms: number; cpu: number | null };

async function timed(work: () => Promise<void>, cpu: () => number | null): Promise<Timed> {
  const before = cpu();
  const begin = performance.now();
  await work();
  const ms = performance.now() - begin;
  const after = cpu();
  return { ms, cpu: before === null || after === null ? null : after - before };
}

function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
