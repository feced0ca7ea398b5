import "server-only";
import { assertNever } from "@/lib/core/assert-never";
import { mostAtOnce, type BulkAction, type BulkAnswer } from "@/lib/contract/run-bulk";
import type { RunFilter } from "@/lib/contract/run-filter";
import { deleteRuns, findTargets, type Fitting, type Target } from "@/lib/data/bulk-runs";
import type { Asker } from "@/lib/data/owners";
import { cancelRun } from "@/lib/runtime/cancel";
import { forkRun, type NotForked } from "@/lib/runtime/fork-run";
import { endedStatus } from "@/lib/trace/event";

type Wish = { action: BulkAction; ids?: string[] | undefined; filter?: RunFilter | undefined; confirm?: boolean | undefined };
type Refused = BulkAnswer["refused"][number];

/** One act on many runs. What cannot be done to one is said of it and keeps nobody else's from being done. */
export async function bulkRuns(asker: Asker, { action, ids, filter = {}, confirm = false }: Wish): Promise<BulkAnswer> {
  const most = mostAtOnce[action];
  const found = await findTargets(asker, ids ?? doable(action, filter), most + 1);
  const targets = found.slice(0, most);
  const known = new Set<string>(targets.map(({ id }) => id));
  const missing = (ids ?? [])
    .filter((id) => !known.has(id))
    .map((id) => refusal({ id, number: null }, "not_found", "There is no such run."));
  const refused = [...missing, ...(await act(asker, action, targets, confirm))];
  return { done: targets.length - (refused.length - missing.length), refused, more: found.length > most };
}

/** Of all that match only those that the act is for: the others would be refused one by one. */
function doable(action: BulkAction, filter: RunFilter): Fitting {
  switch (action) {
    case "cancel":
      return { ...filter, only: ["queued", "running", "waiting"] };
    case "retry":
      // What is retried stays failed: without this, doing it again for the next would begin with the same ones again.
      return { ...filter, only: ["failed"], untried: true };
    case "delete":
      return { ...filter, only: endedStatus.options };
    default:
      return assertNever(action);
  }
}

async function act(asker: Asker, action: BulkAction, targets: Target[], confirm: boolean): Promise<Refused[]> {
  switch (action) {
    case "cancel":
      return eachOf(targets, (run) => cancel(asker, run));
    case "retry":
      return eachOf(targets, (run) => retry(asker, run, confirm));
    case "delete": {
      const gone = await deleteRuns(asker, targets);
      return targets
        .filter(({ id }) => !gone.has(id))
        .map((run) => refusal(run, "run_active", "It has not ended. Cancel it first, then delete it."));
    }
    default:
      return assertNever(action);
  }
}

async function cancel(asker: Asker, run: Target): Promise<Refused | null> {
  const asked = await cancelRun(asker, run.id);
  if (asked === "ended") return refusal(run, "run_ended", "It has ended already.");
  return asked === "unknown" ? refusal(run, "not_found", "There is no such run.") : null;
}

async function retry(asker: Asker, run: Target, confirm: boolean): Promise<Refused | null> {
  if (run.status !== "failed") return refusal(run, "invalid_request", "It did not fail, so there is nothing to try again.");
  const forked = await forkRun(asker, run.id, { from: "failed", confirm });
  return forked.ok ? null : refusal(run, forked.error.as === "missing" ? "not_found" : forked.error.as, reason(forked.error));
}

function reason(not: NotForked): string {
  switch (not.as) {
    case "missing":
      return "There is no such run.";
    case "graph_invalid":
      return not.problems[0]?.message ?? "Its graph is not valid any more.";
    case "input_invalid":
      return not.errors.map(({ message }) => message).join(" ");
    case "confirmation_required":
      return "It would cost money, which nobody has agreed to. Run one on its own first.";
    case "not_ready":
      return not.message;
    default:
      return assertNever(not);
  }
}

/** One after another: a bulk act is nobody's hurry, and other people's runs go on beside it. */
async function eachOf(targets: Target[], work: (run: Target) => Promise<Refused | null>): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const run of targets) {
    const not = await work(run).catch((cause: unknown) => broken(run, cause));
    if (not !== null) refused.push(not);
  }
  return refused;
}

/** What was done to the others stands, and whoever asked has to know of it: so one that breaks is told like one that is refused. */
function broken(run: Target, cause: unknown): Refused {
  console.error(`baton: run ${run.id} broke a bulk act`, cause);
  return refusal(run, "internal", "Something broke while it was done. Look at the run before you try again.");
}

function refusal({ id, number }: { id: string; number: number | null }, code: string, message: string): Refused {
  return { id, number, code, message };
}
