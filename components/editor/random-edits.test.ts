import { tidy } from "@/lib/graph/tidy";
import { expect, test } from "vitest";
import { attach, insertOn, putOn } from "@/components/editor/attach";
import { addNode, connect, nudge, offersFrom, placeAnew, removeAll, type Command } from "@/components/editor/commands";
import { createEditorStore } from "@/components/editor/editor-store";
import { groupIn } from "@/components/editor/group-in";
import { moveNodes } from "@/components/editor/nest";
import { canHold } from "@/lib/graph/nesting";
import { ungroup } from "@/components/editor/ungroup";
import { paste, pieceOf } from "@/components/editor/piece";
import { seeded } from "@/lib/core/testing/seeded";
import { definitions } from "@/lib/nodes/definitions";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import type { Graph } from "@/lib/graph/document";
import { templates } from "@/lib/graph/templates";

function randomFrom(seed: number) {
  const next = seeded(seed);
  const below = (count: number) => Math.floor(next() * count);
  return { below, one: <T>(list: readonly T[]): T | undefined => list[below(list.length)] };
}

type Random = ReturnType<typeof randomFrom>;
const kinds = Object.keys(definitions);
const most = 30;

/** Anything that a person can do to a graph, one thing at a time; `key` where it is typed. */
function anything(graph: Graph, random: Random): Command & { key?: string } {
  const node = random.one(graph.nodes);
  const edge = random.one(graph.edges);
  const at = { x: random.below(200) * 8, y: random.below(100) * 8 };
  const ids = new Set(graph.nodes.filter(() => random.below(4) === 0).map(({ id }) => id));
  const nothing: Command = { edits: [], select: [] };
  if (node === undefined) return addNode(graph, random.one(kinds) ?? "executor", at);
  if (graph.nodes.length > most) return removeAll(graph, ids.size === 0 ? new Set([node.id]) : ids);
  const offer = random.one(offersFrom(graph, node.id));
  const typed = `word ${random.below(100)}`;
  const one = (edit: Command["edits"][number], key?: string) => ({ edits: [edit], select: [], ...(key !== undefined && { key }) });
  const all: (() => Command & { key?: string })[] = [
    () => addNode(graph, random.one(kinds) ?? "executor", at),
    () => (offer === undefined ? nothing : connect(graph, offer.from, offer.to)),
    () => (offer === undefined ? nothing : (attach(graph, random.one(kinds) ?? "executor", at, offer.from) ?? nothing)),
    () => (edge === undefined ? nothing : (insertOn(graph, edge.id, random.one(kinds) ?? "executor") ?? nothing)),
    () => removeAll(graph, new Set([edge?.id ?? node.id])),
    () => removeAll(graph, random.below(8) === 0 ? ids : new Set()),
    () => paste(graph, pieceOf(graph, new Set([node.id]))),
    () => nudge(graph, new Set([node.id]), { x: 8, y: -8 }),
    () => moveNodes(graph, new Map([[node.id, at]]), random.one(graph.nodes.filter(canHold))?.id ?? null),
    () => (random.below(3) === 0 ? groupIn(graph, ids, random.one(["map", "loop"]) ?? "map") : null) ?? nothing,
    () => ungroup(graph, node.id) ?? nothing,
    () => (edge === undefined ? nothing : (putOn(graph, edge.id, node.id, at, null) ?? nothing)),
    () => one({ type: "rename", id: node.id, name: typed }, `${node.id}/name`),
    () => one({ type: "describe", id: node.id, description: random.below(3) === 0 ? undefined : typed }, `${node.id}/description`),
    () =>
      "prompt" in node.config
        ? one({ type: "configure", id: node.id, config: { ...node.config, prompt: `{{${node.id}.output}} ${typed}` } }, `${node.id}/prompt`)
        : nothing,
    () => one({ type: "policy", id: node.id, policy: random.below(2) === 0 ? undefined : { timeoutSeconds: 1 + random.below(60) } }),
    () => one({ type: "changeId", id: node.id, to: `n${random.below(1_000)}` }),
    () => one({ type: "resize", id: node.id, size: { width: 320 + 8 * random.below(9), height: 240 } }),
    () => one({ type: "document", change: { name: typed, tags: random.below(2) === 0 ? undefined : ["a", typed] } }, "document/name"),
    () => (edge === undefined ? nothing : one({ type: "reconnect", edge: { ...edge, target: node.id } })),
    () => (random.below(20) === 0 ? { edits: placeAnew(graph, graph, tidy(graph, "all")), select: [] } : nothing),
  ];
  return (random.one(all) ?? (() => nothing))();
}

test("[G5] ten thousand random edits, undone one by one, give the first document again, and redone the last", () => {
  const choice = randomFrom(10_000);
  let time = 0;
  const store = createEditorStore(templates[0]!.graph, () => (time += choice.below(800)));
  const text = () => serializeGraph(store.getState().graph);
  const first = text();
  let edits = 0;
  while (edits < 10_000) {
    const { graph, edit, past } = store.getState();
    const { edits: changes, key } = anything(graph, choice);
    if (changes.length > 0) edit(changes, key === undefined ? {} : { key });
    if (store.getState().graph !== graph) edits += 1;
    // What is typed in one go is one step; everything else is one of its own.
    expect(store.getState().past.length - past.length).toBeLessThanOrEqual(1);
  }
  const last = text();
  const steps = store.getState().past.length;
  expect(steps).toBeGreaterThan(7_000);
  while (store.getState().past.length > 0) store.getState().undo();
  expect(text()).toBe(first);
  while (store.getState().future.length > 0) store.getState().redo();
  expect(text()).toBe(last);
  expect(store.getState().past).toHaveLength(steps);
}, 120_000);

test("[G3] two hundred random graphs are the same bytes after they were loaded and saved", () => {
  const choice = randomFrom(200);
  const store = createEditorStore({ version: 1, name: "Random", nodes: [], edges: [] });
  for (let count = 0; count < 200; count += 1) {
    for (let edits = 0; edits < 12; edits += 1) {
      const { graph, edit } = store.getState();
      edit(anything(graph, choice).edits);
    }
    const text = serializeGraph(store.getState().graph);
    const read = parseGraph(JSON.parse(text));
    if (!read.ok) throw new Error(`${count}: ${JSON.stringify(read.error)}`);
    expect(serializeGraph(read.value)).toBe(text);
  }
}, 60_000);
