import type pg from "pg";
import { markSql } from "@/lib/data/entry-words";

/** Owners with their share of the runs. */
export const owners = [
  { id: "local", share: 0.6 },
  { id: "team", share: 0.2 },
  { id: "night", share: 0.1 },
  { id: "lab", share: 0.07 },
  { id: "guest", share: 0.03 },
];

/**
 * Runs of a year, made by Postgres itself: the same seed makes the same runs. Words are drawn so that few are frequent and most are rare.
 * Indexes are made afterwards, as they are defined by the migrations; foreign keys are not checked meanwhile.
 */
export async function fill(client: pg.Client, runs: number, say: (what: string) => void): Promise<void> {
  await client.query(
    "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'; select setseed(0.42)",
  );
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('run'::regclass, 'run_entry'::regclass) and not indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query("insert into owner (id, name) select id, id from unnest($1::text[]) as id on conflict do nothing", [
    owners.map(({ id }) => id),
  ]);
  await client.query(`insert into graph (id, owner_id, slug, name, document)
    select owner.id || n, owner.id, 'graph-' || n, 'Graph ' || n, '{}' from owner, generate_series(1, 40) n`);
  say("texts");
  await client.query(texts);
  say("runs");
  await client.query(drawn, [runs, owners.map(({ id }) => id), owners.map((_, at) => sum(at))]);
  await client.query(runRows);
  say("entries");
  await client.query(entryRows);
  say("indexes");
  for (const { definition } of rows) await client.query(definition);
  await client.query("vacuum analyze run");
  await client.query("vacuum analyze run_entry");
}

function sum(upTo: number): number {
  return owners.slice(0, upTo + 1).reduce((all, { share }) => all + share, 0);
}

/** 20,000 inputs and outputs of sixty words each, out of 30,000 words. */
const texts = `
create temp table said as select n, array_to_tsvector(array_agg(distinct word)) as words
  from (select n, 'word' || floor(30000 * power(random(), 3))::int as word from generate_series(0, 19999) n, generate_series(1, 60)) w
  group by n`;

const drawn = `
create temp table drawn as
select n, 'r' || lpad(to_hex(n), 19, '0') as id,
  ($2::text[])[width_bucket(o, $3::float8[]) + 1] as owner, 1 + floor(40 * power(g, 2))::int as graph,
  now() - interval '365 days' + n * (interval '365 days' / $1) as created_at,
  case when n > $1 - 60 then 'running' when s < 0.08 then 'failed' when s < 0.11 then 'cancelled' else 'succeeded' end as status,
  exp(15 + 2.5 * (c + c2 + c3 - 1.5))::bigint as cost, exp(9 + 2 * (d + d2 - 1))::bigint as ms, m, t, i, u, s < 0.3 as simulated
from (select n, random() o, random() g, random() s, random() c, random() c2, random() c3, random() d, random() d2, random() m, random() t,
        random() i, random() u from generate_series(1, $1::int) n) x`;

const runRows = `
insert into run (id, owner_id, number, graph_id, version, graph_name, title, document, spec, spec_hash, simulated, tags, created_at, status, cost,
  input_tokens, output_tokens, started_at, ended_at, driving, error)
select id, owner, n, owner || graph, 1 + (20 * extract(epoch from created_at - now() + interval '365 days') / 31536001)::int, 'Graph ' || graph,
  'Question ' || n, '{"version":1,"name":"Graph","nodes":[],"edges":[]}', '{}', 'h', simulated,
  case when t < 0.1 then '{nightly}' when t < 0.101 then '{release}' when n < 400 then '{first}' else '{}' end::text[], created_at, status, cost,
  1000, 200, created_at, case when status <> 'running' then created_at + ms * interval '1 millisecond' end, false,
  case when status = 'failed' then '{"code":"overloaded","message":"The provider is overloaded.","retryable":true}'::json end
from drawn`;

const entryRows = `
insert into run_entry (run_id, owner_id, created_at, graph_id, version, simulated, status, cost, duration_ms, tags, models, model_costs, words)
select run.id, run.owner_id, run.created_at, run.graph_id, run.version, run.simulated,
  case when ended_at is null then 'going' else run.status end, case when ended_at is null then 0 else run.cost end,
  case when ended_at is null then 0 else ms end, run.tags,
  case when m < 0.5 then '{claude-haiku-4-5}' when m < 0.8 then '{claude-sonnet-5,claude-haiku-4-5}'
       when m < 0.999 then '{claude-opus-5}' else '{claude-fable-1}' end::text[],
  case when ended_at is null then '{}' when m >= 0.5 and m < 0.8 then array[run.cost * 3 / 4, run.cost / 4] else array[run.cost] end,
  one.words || other.words || array_to_tsvector(array[drawn.n::text, 'question', 'graph', graph::text, ${markSql("owner", "run.created_at")}]) ||
    (case when run.status = 'failed' then '''provider'' ''overloaded''' else '' end)::tsvector
from drawn join run using (id) join said one on one.n = floor(i * 20000)::int join said other on other.n = floor(u * 20000)::int
order by run.created_at`;
