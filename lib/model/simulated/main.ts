import { readFileSync } from "node:fs";
import { startSimulated } from "@/lib/model/simulated/server";

const env = process.env;
const number = (name: string): number | undefined => (env[name] === undefined || env[name] === "" ? undefined : Number(env[name]));
const flag = (name: string): boolean => env[name] === "1";

/** The simulated model as a process of its own. Prints its address; leaves when whoever started it is gone. */
async function main(): Promise<void> {
  const server = await startSimulated({
    port: number("BATON_SIM_PORT"),
    speed: number("BATON_SIM_SPEED"),
    latencyMs: number("BATON_SIM_LATENCY_MS") ?? null,
    seed: env["BATON_SIM_SEED"],
    log: flag("BATON_SIM_LOG"),
    faults: flag("BATON_SIM_FAULTS"),
    bench: flag("BATON_SIM_BENCH") ? { plans: benchPlans(env["BATON_SIM_PLANS"]) } : null,
  });
  const leave = () => void server.close().finally(() => process.exit(0));
  process.once("SIGTERM", leave);
  if (process.channel === undefined || process.channel === null) process.once("SIGINT", leave);
  else {
    // Ctrl-C reaches every program at the terminal; workers that let their calls end need it until the supervisor stops it.
    process.on("SIGINT", () => undefined);
    process.once("disconnect", leave);
  }
  console.log(`simulated model: ${server.url}`);
}

/** `W4=path,W5=path`: the planner's answers, sent in one line each. */
function benchPlans(list: string | undefined): Record<string, string> {
  const pairs = (list ?? "").split(",").flatMap((pair) => (pair.includes("=") ? [pair.split("=", 2)] : []));
  return Object.fromEntries(pairs.map(([name, path]) => [name ?? "", JSON.stringify(JSON.parse(readFileSync(path ?? "", "utf8")))]));
}

await main();
