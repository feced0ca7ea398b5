import "server-only";
import type { Graph } from "@/lib/graph/document";
import { searchWords } from "@/lib/core/search-words";
import { newId, type RunId } from "@/lib/core/ids";
import { jsonValue, type JsonValue } from "@/lib/core/json";
import { spec, type Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import type { RunView } from "@/lib/trace/run-view";
import { database } from "@/lib/data/client";
import { markSql } from "@/lib/data/entry-words";
import { readEvents } from "@/lib/data/events";
import { Prisma } from "@/lib/data/generated/client";
import { calledModels } from "@/lib/data/called-models";
import type { Asker } from "@/lib/data/owners";
import { payloadsIn } from "@/lib/data/payloads";
import { readGraph, writeGraph } from "@/lib/data/stored-graph";

/** An ended run with its whole trace. */
export type NewRecord = {
  name: string;
  title: string;
  simulated: boolean;
  specHash: string;
  graph: Graph;
  spec: Spec;
  events: Event[];
  payloads: Record<string, JsonValue>;
  view: RunView;
};

export async function readRecord(asker: Asker, id: RunId): Promise<Omit<NewRecord, "view"> | null> {
  const row = await database().run.findFirst({ where: { id, ownerId: asker.ownerId } });
  if (row === null) return null;
  const events: Event[] = [];
  for (let after = 0; after < row.seq;) {
    const read = await readEvents(asker, id, after, 5_000);
    if (read.seq === after) break;
    events.push(...read.events);
    after = read.seq;
  }
  const payloads = await database().payload.findMany({ where: { runId: id } });
  return {
    name: row.graphName,
    title: row.title,
    simulated: row.simulated,
    specHash: row.specHash,
    graph: readGraph(row.document),
    spec: spec.parse(row.spec),
    events,
    payloads: Object.fromEntries(payloads.map((payload) => [payload.id, jsonValue.parse(payload.value)])),
  };
}

/** Keeps it under a new id and number; nobody will drive it. */
export async function keepRecord(asker: Asker, record: NewRecord): Promise<string> {
  const id = newId();
  const { view, events } = record;
  const { tokens } = view;
  await database().$transaction(
    async (transaction) => {
      const { lastRunNumber: number } = await transaction.owner.update({
        where: { id: asker.ownerId },
        data: { lastRunNumber: { increment: 1 } },
      });
      await transaction.run.create({
        data: {
          id,
          ownerId: asker.ownerId,
          number,
          graphName: record.name,
          title: record.title,
          document: writeGraph(record.graph),
          spec: asJson(record.spec),
          specHash: record.specHash,
          simulated: record.simulated,
          tags: ["imported"],
          driving: false,
          status: view.status,
          seq: view.seq,
          cost: view.costNanoUsd,
          unpriced: view.unpricedCalls,
          lostMin: view.lost.minNanoUsd,
          lostMax: view.lost.maxNanoUsd,
          inputTokens: tokens.input,
          outputTokens: tokens.output,
          cacheRead: tokens.cacheRead,
          cacheWrite: tokens.cacheWrite,
          startedAt: toDate(view.startedAt),
          endedAt: toDate(view.endedAt),
          ...(view.error !== null && { error: asJson(view.error) }),
        },
      });
      const called = calledModels(view);
      await transaction.$executeRaw`insert into run_entry (run_id, owner_id, created_at, simulated, status, cost, duration_ms, tags, models, model_costs, words)
        select id, owner_id, created_at, simulated, status, cost, coalesce(extract(epoch from ended_at - started_at) * 1000, 0), tags,
          ${called.models}, ${called.costs}, array_to_tsvector(${[...wordsOf(record), String(number)]}::text[] || ${Prisma.raw(markSql("owner_id", "created_at"))})
        from run where id = ${id}`;
      const rows = events.map(({ seq, at, type, ...data }) => ({ runId: id, seq, at: Date.parse(at), type, data: asJson(data) }));
      for (let i = 0; i < rows.length; i += 2_000) await transaction.event.createMany({ data: rows.slice(i, i + 2_000) });
      const payloads = Object.entries(record.payloads).map(([payload, value]) => ({ runId: id, id: payload, value: asJson(value) }));
      if (payloads.length > 0) await transaction.payload.createMany({ data: payloads });
    },
    { timeout: 60_000 },
  );
  return id;
}

function wordsOf({ name, title, view, payloads }: NewRecord): string[] {
  const load = payloadsIn(payloads);
  return searchWords(title, name, load(view.input), load(view.output), view.error?.message ?? null);
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function asJson(value: object | JsonValue): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue; // parsed by schemas that hold JSON only
}
