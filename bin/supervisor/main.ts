import { mkdirSync } from "node:fs";
import { readEnvironment } from "@/lib/runtime/environment";
import { PlatformError } from "@/lib/runtime/postgres/binaries";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { checkAddress } from "./check-address";
import { checkConnections } from "./check-connections";
import { childEnvironment } from "./child-environment";
import { keepRunning, type Child } from "./child";
import { keepDatabase, type KeptDatabase } from "./keep-database";
import { programs } from "./programs";
import { comesTrue, isListening } from "./readiness";
import { Refusal, stage } from "./report";
import { stopOnSignal } from "./stop-on-signal";
import { buildWeb } from "./web-build";

const dev = process.argv.includes("--dev");

/** Starts everything in order, keeps it running, and stops it in the opposite order. */
async function supervise(): Promise<void> {
  const environment = readEnvironment(dev ? { PORT: "3100", ...process.env } : process.env);
  if (environment.provider.name === "unsupported") throw new Refusal(environment.provider.message);
  await checkAddress(environment);
  checkConnections(environment);
  mkdirSync(environment.dataDir, { recursive: true, mode: 0o700 });

  const children: Child[] = [];
  const models: Child[] = [];
  const database = await startDatabase();
  stopOnSignal(children, models, database);
  if (!dev) await stage("build", buildWeb);
  const { env, simulatedUrl } = await childEnvironment(environment, database.url);
  const program = programs({ environment, env, dev });
  if (environment.provider.name === "anthropic") await stage("model", async () => "real, costs money");
  else if (!environment.simulated.url) await stage("model", startModel);
  const address = `http://${environment.host.includes(":") ? `[${environment.host}]` : environment.host}:${environment.port}`;
  await Promise.all([stage("worker", startWorker), stage("web", startWeb)]);
  console.error(`\nBaton is at ${address}   (Ctrl-C stops all of it)\n`);
  if (environment.auth === "required") console.error("There are no accounts yet: all but share links answers 401 here.\n");

  async function startDatabase(): Promise<KeptDatabase> {
    let kept: KeptDatabase | undefined;
    await stage("database", async () => {
      kept = await keepDatabase(environment, () => children.forEach((child) => child.restart()));
      const applied = await prepareDatabase(kept.url());
      return applied.length ? `${kept.origin}, ${applied.length} migrations applied` : kept.origin;
    });
    return kept!;
  }

  async function startModel(): Promise<string> {
    models.push(keepRunning({ ...program.model, env: () => ({ ...env(), BATON_SIM_PORT: new URL(simulatedUrl).port }) }));
    await isListening(simulatedUrl);
    return "simulated: no key is set";
  }

  async function startWorker(): Promise<string> {
    const worker = keepRunning(program.worker);
    children.push(worker);
    return (await comesTrue(worker.isReady)) ? "ready" : "still starting";
  }

  async function startWeb(): Promise<string> {
    children.push(keepRunning(program.web));
    await isListening(address);
    return dev ? "ready, compiles what you open" : "ready";
  }
}

supervise().catch((error: Error) => {
  const expected = error instanceof Refusal || error instanceof PlatformError;
  console.error(`\n${expected ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
  if (!process.emit("SIGTERM")) process.exit(); // what runs already is stopped in order
});
