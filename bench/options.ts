import { parseArgs } from "node:util";
import { workloadNames, type WorkloadName } from "./workload";

export type Options = {
  names: WorkloadName[];
  latencies: number[];
  repetitions: (latencyMs: number) => number;
  runs: number;
  write: boolean;
  profile: string | null;
};

/** `--quick`: W1 and W2 at 50 ms, a few times. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean" },
      write: { type: "boolean" },
      only: { type: "string" },
      latency: { type: "string" },
      repetitions: { type: "string" },
      profile: { type: "string" },
    },
  });
  const quick = values.quick === true;
  const asked = values.only?.split(",") ?? (quick ? ["W1", "W2"] : workloadNames);
  const names = workloadNames.filter((name) => asked.includes(name));
  if (names.length !== asked.length) throw new Error(`--only takes some of ${workloadNames.join(",")}`);
  const latencies = (values.latency ?? (quick ? "50" : "0,50,500")).split(",").map(Number);
  if (latencies.some((latency) => !(latency >= 0 && latency <= 5_000))) throw new Error("--latency takes milliseconds, such as 0,50,500");
  const given = values.repetitions === undefined ? null : Math.min(100, Math.max(1, Number(values.repetitions)));
  return {
    names,
    latencies,
    repetitions: (latencyMs) => given ?? (quick ? 5 : latencyMs > 100 ? 3 : 10),
    runs: quick ? 20 : 60,
    write: values.write === true,
    profile: values.profile ?? null,
  };
}
