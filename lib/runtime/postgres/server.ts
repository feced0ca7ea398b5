import "server-only";
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, realpathSync, statSync, truncateSync, writeFileSync } from "node:fs";
import pg from "pg";
import { asPostgres } from "./as-postgres";
import { user, type Cluster } from "./cluster";
import { freePort, isFree } from "./free-port";
import { keep } from "./keep";
import { forgetStranger, isAlive, postmaster, type Postmaster } from "./postmaster";
import { until, wait } from "./wait";

export type Server = Postmaster & { adopted: boolean };

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${user}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/**
 * Adopts the server that already runs on the cluster (it outlives a killed supervisor on purpose), or starts it. Two processes
 * may do this at once: Postgres' own lock file lets one server live, and the other process adopts it.
 */
export async function serve(cluster: Cluster, settings: string[] = []): Promise<Server> {
  const running = await adopt(cluster);
  if (running) return { ...running, adopted: true };
  forgetStranger(cluster.data);
  const started = await until(() => start(cluster, settings), 30, 100);
  if (!started) throw new Error(`the embedded database does not start; its log is ${cluster.log}:\n${logTail(cluster)}`);
  return started;
}

/** Ends the server and waits until it is gone. */
export async function halt(cluster: Cluster): Promise<void> {
  const running = postmaster(cluster.data);
  if (!running) return;
  if (process.platform === "win32")
    spawnSync(cluster.programs.pgCtl, ["stop", "-D", cluster.data, "-m", "fast"], { env: cluster.programs.env });
  else process.kill(running.pid, "SIGINT");
  const gone = () => (isAlive(running.pid) ? null : true);
  if (!(await until(gone, 20))) process.kill(running.pid, "SIGQUIT");
}

async function adopt(cluster: Cluster): Promise<Postmaster | null> {
  const found = postmaster(cluster.data);
  return found && (await answers(cluster, found.port)) ? found : null;
}

/** One try: null means that another server has the cluster or is about to let go of it. */
async function start(cluster: Cluster, settings: string[]): Promise<Server | null> {
  const running = await adopt(cluster);
  if (running) return { ...running, adopted: true };
  if (postmaster(cluster.data)) return null; // another process is starting it, or it is about to end
  const port = await ownPort(cluster);
  const child = launch(cluster, port, settings);
  const outcome = await until(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return "ended" as const;
    return (await answers(cluster, port)) ? ("up" as const) : null;
  }, 60);
  const holder = postmaster(cluster.data);
  if (outcome === "up" && holder) return { ...holder, adopted: holder.pid !== child.pid };
  if (outcome === "ended" && !isPassing(logTail(cluster)))
    throw new Error(`the embedded database ended at its start; its log is ${cluster.log}:\n${logTail(cluster)}`);
  await wait(50);
  return null;
}

function launch(cluster: Cluster, port: number, settings: string[]) {
  const all = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", ...settings];
  const command = asPostgres(cluster.programs.postgres, ["-D", cluster.data, ...all.flatMap((setting) => ["-c", setting])], cluster.folder);
  const log = openLog(cluster.log);
  // Detached: Ctrl-C in the terminal must not reach the database before its clients have let go.
  const child = spawn(command.file, command.args, {
    env: cluster.programs.env,
    uid: command.uid,
    gid: command.gid,
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
  child.on("error", () => undefined); // seen through exitCode
  child.unref();
  closeSync(log);
  return child;
}

/** The port is kept for life, because living workers look for the database there; only a stranger on it makes us move. */
async function ownPort(cluster: Cluster): Promise<number> {
  const chosen = await freePort();
  const kept = Number(keep(cluster.portFile, () => String(chosen)));
  const free = await until(async () => ((await isFree(kept)) || postmaster(cluster.data) ? true : null), 3, 50);
  if (free) return kept;
  writeFileSync(cluster.portFile, String(chosen));
  return chosen;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  if (!port) return false;
  const client = new pg.Client({ connectionString: urlOf(cluster, port, "postgres"), connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(cluster.data);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a server says that was killed a moment ago, or that came second: it passes by itself. */
function isPassing(log: string): boolean {
  return /lock file "postmaster.pid" already exists|pre-existing shared memory block|could not bind|Address already in use/.test(log);
}

function logTail(cluster: Cluster): string {
  return readFileSync(cluster.log, "utf8").slice(-800);
}

function openLog(file: string): number {
  const log = openSync(file, "a", 0o600);
  if (statSync(file).size > 5_000_000) truncateSync(file);
  return log;
}
