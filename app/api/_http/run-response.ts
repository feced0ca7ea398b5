import { assertNever } from "@/lib/core/assert-never";
import type { RunId } from "@/lib/core/ids";
import type { Result } from "@/lib/core/result";
import type { Asker } from "@/lib/data/owners";
import { findRunStatus } from "@/lib/data/run-status";
import { findRun } from "@/lib/data/runs";
import { endedStatus } from "@/lib/trace/event";
import { untilEnded } from "@/lib/runtime/follow";
import type { NotForked } from "@/lib/runtime/fork-run";
import { runGraph, type Source, type Wish } from "@/lib/runtime/run-graph";
import { graphInvalid } from "@/app/api/_http/graph-of";
import { notFound, orNotFound, Refusal } from "@/app/api/_http/refusal";

type Wait = { seconds: number; signal: AbortSignal };

/** Starts a run. 202 with where to look; 200 with the whole run where the caller waits and it ends in time. */
export async function runResponse(asker: Asker, source: Source, wish: Wish, wait: Wait): Promise<Response> {
  return startedResponse(asker, await runGraph(asker, source, wish), wait);
}

/** The same for a run that was started, or was not. */
export async function startedResponse(asker: Asker, started: Result<{ id: RunId }, NotForked>, wait: Wait): Promise<Response> {
  if (!started.ok) throw toRefusal(started.error);
  const { id } = started.value;
  if (wait.seconds > 0) await untilEnded(asker, id, wait.seconds * 1_000, wait.signal);
  const { status } = orNotFound(await findRunStatus(asker, id));
  if (wait.seconds > 0 && endedStatus.safeParse(status).success) return Response.json(orNotFound(await findRun(asker, id)));
  const url = `/runs/${id}`;
  return Response.json({ id, status, url, events: `/api/v1${url}/events` }, { status: 202, headers: { location: `/api/v1${url}` } });
}

function toRefusal(not: NotForked): Refusal {
  switch (not.as) {
    case "missing":
      return notFound();
    case "graph_invalid":
      return graphInvalid(not.problems);
    case "input_invalid":
      return new Refusal("input_invalid", not.errors.map((error) => error.message).join(" "), { errors: not.errors });
    case "confirmation_required":
      return new Refusal(
        "confirmation_required",
        "Runs on this provider cost money. Send the same request with confirm: true to agree; this is asked once.",
        {
          costNanoUsd: not.costNanoUsd,
        },
      );
    case "not_ready":
      return new Refusal("not_ready", not.message);
    default:
      return assertNever(not);
  }
}
