import "server-only";
import type { Event } from "@/lib/trace/event";
import { parseEvent } from "@/lib/trace/event";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";

/** A piece of the journal. `seq` is the last number read, also where a newer writer's event was skipped. */
export type Events = { events: Event[]; seq: number };

const ownEvents = "from event join run on run.id = event.run_id where run.id = $1 and run.owner_id = $2";
const columns = "select event.seq, event.at, event.type, event.data";

type Row = { seq: number; at: number; type: string; data: object };

/** What follows `after`, at most `most` of them. */
export async function readEvents(asker: Asker, runId: string, after: number, most: number): Promise<Events> {
  const { rows } = await pool().query<Row>({
    name: "baton-events",
    text: `${columns} ${ownEvents} and event.seq > $3 order by event.seq limit $4`,
    values: [runId, asker.ownerId, after, most],
  });
  return { events: rows.flatMap(toEvent), seq: rows.at(-1)?.seq ?? after };
}

/** Everything up to `seq` but streamed text, except that of `stepId`: what pages show without playing. */
export async function readFacts(asker: Asker, runId: string, seq: number, stepId: string | null): Promise<Event[]> {
  const { rows } = await pool().query<Row>({
    name: "baton-facts",
    text: `${columns} ${ownEvents} and event.seq <= $3 and (event.type <> 'text.added' or event.data->>'stepId' = $4) order by event.seq`,
    values: [runId, asker.ownerId, seq, stepId],
  });
  return rows.flatMap(toEvent);
}

type OuterFacts = {
  events: Event[];
  /** There are no others. */
  isAll: boolean;
  /** When the event numbered `seq` happened, be it one of these or not. */
  at: number | null;
};

/** Those facts that are not of a turn of a map or a loop: what is shown of a large run first. */
export async function readOuterFacts(asker: Asker, runId: string, seq: number): Promise<OuterFacts> {
  // Only in the id of what stands in a turn there is a hyphen.
  const hyphens = "coalesce(position('-' in event.data->>'stepId'), 0)";
  const facts = `${ownEvents} and event.seq <= $3 and event.type <> 'text.added'`;
  const values = [runId, asker.ownerId, seq];
  const [outer, inner, last] = await Promise.all([
    pool().query<Row>({ name: "baton-outer-facts", text: `${columns} ${facts} and ${hyphens} = 0 order by event.seq`, values }),
    pool().query({ name: "baton-inner-fact", text: `select 1 ${facts} and ${hyphens} > 0 limit 1`, values }),
    pool().query<{ at: number }>({ name: "baton-event-time", text: `select event.at ${ownEvents} and event.seq = $3`, values }),
  ]);
  const at = last.rows[0]?.at ?? null;
  return { events: outer.rows.flatMap(toEvent), isAll: inner.rowCount === 0, at: at === null ? null : Math.trunc(at) };
}

function toEvent(row: Row): Event[] {
  const event = parseEvent({ ...row.data, seq: row.seq, at: new Date(row.at).toISOString(), type: row.type });
  return event === null ? [] : [event];
}
