import { ownerId } from "@/lib/core/ids";
import { openPool } from "@/lib/data/pool";
import { listRuns } from "@/lib/data/run-list";
import { findRun } from "@/lib/data/runs";
import { crashGraphs } from "./graphs";
import { startOutside } from "./outside";
import { startDirectly } from "./starters";
import { killWorker, spawnWorker } from "./worker-process";

/** What the API says of a run: while its worker lives, in a list when it is dead and nobody else is there, and when another one has ended it. */
export type Abandoned = { before: string; inList: boolean; after: string };

const asker = { ownerId: ownerId.parse("local") };

/** Kills the only worker there is, and brings another one when the run has been found out to be driven by nobody. */
export async function abandoned(url: string): Promise<Abandoned> {
  const outside = await startOutside(1_500);
  const pool = openPool(url, "baton:abandoned", 2);
  await pool.query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  let worker = await spawnWorker(url, outside);
  try {
    const id = await startDirectly(crashGraphs(outside.hooks))(1);
    const said = async () => {
      const run = await findRun(asker, id);
      return `${run?.status}${run?.stalled === true ? ", stalled" : ""}`;
    };
    await until(() => outside.model.calls().some((call) => call.callKey?.startsWith(`${id}/`) === true && call.endedAt === null));
    const before = await said();
    await killWorker(worker);
    await until(async () => (await said()) === "running, stalled");
    const list = await listRuns(asker, { limit: 50, sort: "-createdAt" });
    const inList = list.items.find((run) => run.id === id)?.stalled === true;
    worker = await spawnWorker(url, outside);
    await until(async () => !(await said()).startsWith("running"));
    return { before, inList, after: await said() };
  } finally {
    await killWorker(worker);
    await pool.end();
    await outside.close();
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}
