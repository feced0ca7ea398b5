import { afterAll, beforeAll, expect, test } from "vitest";
import { createGraph, findGraph } from "@/lib/data/graphs";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { anAsker } from "@/lib/data/testing/stored-run";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import { aGraph } from "@/lib/graph/testing/graph-builder";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { compileGraph } from "@/lib/runtime/compile-graph";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

const ann = anAsker();
const bob = anAsker();
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  await ensureOwner(ann, "Ann");
  await ensureOwner(bob, "Bob");
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

function named(name: string, graph: Graph): Graph {
  return { ...graph, name };
}
const passOn = (slug: string) =>
  aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("inner", "subgraph", { graph: slug, version: "latest", input: { topic: "{{start.topic}}" } })
    .node("end", "output", { value: "{{inner.output}}" })
    .flow("start", "inner")
    .flow("inner", "end")
    .build();
const echo = aGraph()
  .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
  .node("end", "output", { value: "{{start.topic}}" })
  .flow("start", "end")
  .build();

test("[G3] an exported document carries the graphs that it runs, those of others too, and somebody who has none of them can use it", async () => {
  await createGraph(ann, named("Innermost", echo));
  await createGraph(ann, named("Middle", passOn("innermost")));
  const { id } = await createGraph(ann, named("Outer", passOn("middle")));
  const outer = (await findGraph(ann, id))?.graph ?? echo;

  const file = serializeGraph(await bundleSubgraphs(ann, outer));
  const parsed = parseGraph(JSON.parse(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(Object.keys(parsed.value.subgraphs ?? {}).toSorted()).toEqual(["innermost@latest", "middle@latest"]);

  const imported = await findGraph(bob, (await createGraph(bob, parsed.value)).id);
  if (imported === null) throw new Error("it was not kept");
  expect(serializeGraph(imported.graph)).toBe(file);
  expect(compileGraph(await bundleSubgraphs(bob, imported.graph)).ok).toBe(true);
  expect(compileGraph(await bundleSubgraphs(bob, outer)).ok).toBe(false);
});

test("[G3] a document that runs no other graph stays as it is", async () => {
  expect(await bundleSubgraphs(ann, echo)).toBe(echo);
});
