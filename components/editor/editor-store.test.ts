import { describe, expect, test } from "vitest";
import { addNode, connect, judge, nudge, offersFrom, removeAll } from "@/components/editor/commands";
import { createEditorStore } from "@/components/editor/editor-store";
import { paste, pieceOf } from "@/components/editor/piece";
import { contractExample } from "@/lib/graph/testing/contract-example";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";

function theExample() {
  const parsed = parseGraph(contractExample);
  if (!parsed.ok) throw new Error("the example is a graph");
  return parsed.value;
}

function aStore() {
  let time = 0;
  const store = createEditorStore(theExample(), () => time);
  return { store, later: (ms: number) => (time += ms), text: () => serializeGraph(store.getState().graph) };
}

describe("[G5] every edit can be undone and redone", () => {
  test("back to the very same document, and forward again", () => {
    const { store, text } = aStore();
    const before = text();
    const { edit } = store.getState();
    edit(addNode(store.getState().graph, "executor", { x: 800, y: 0 }).edits);
    edit({ type: "changeId", id: "plan", to: "planner" });
    edit(removeAll(store.getState().graph, new Set(["brief"])).edits);
    const after = text();
    for (let index = 0; index < 3; index += 1) store.getState().undo();
    expect(text()).toBe(before);
    for (let index = 0; index < 3; index += 1) store.getState().redo();
    expect(text()).toBe(after);
  });

  test("what is typed in one go is one step", () => {
    const { store, later, text } = aStore();
    const before = text();
    for (const name of ["B", "Br", "Bri"]) {
      store.getState().edit({ type: "rename", id: "brief", name }, { key: "brief/name" });
      later(200);
    }
    expect(store.getState().past).toHaveLength(1);
    store.getState().undo();
    expect(text()).toBe(before);
  });

  test("after a pause, or elsewhere, typing is a new step", () => {
    const { store, later } = aStore();
    store.getState().edit({ type: "rename", id: "brief", name: "A" }, { key: "brief/name" });
    later(5_000);
    store.getState().edit({ type: "rename", id: "brief", name: "B" }, { key: "brief/name" });
    store.getState().edit({ type: "rename", id: "plan", name: "C" }, { key: "plan/name" });
    expect(store.getState().past).toHaveLength(3);
  });

  test("an edit that changes nothing is no step", () => {
    const { store } = aStore();
    store.getState().edit({ type: "rename", id: "brief", name: "Brief" });
    expect(store.getState().past).toHaveLength(0);
  });

  test("a new edit after an undo ends what could be redone", () => {
    const { store } = aStore();
    store.getState().edit({ type: "rename", id: "brief", name: "A" });
    store.getState().undo();
    store.getState().edit({ type: "rename", id: "brief", name: "B" });
    expect(store.getState().future).toHaveLength(0);
  });
});

describe("commands", () => {
  test("a new node gives way to what stands there", () => {
    const graph = theExample();
    const [edit] = addNode(graph, "merge", { x: 260, y: 0 }).edits;
    expect(edit?.type === "add" && edit.nodes[0]).toMatchObject({ id: "merge", position: { x: 260, y: 336 } });
  });

  test("a connection may be drawn from either end", () => {
    const graph = theExample();
    const out = { node: "question", port: "out", direction: "out" as const, delegate: false };
    const into = { node: "brief", port: "in", direction: "in" as const, delegate: false };
    expect(judge(graph, into, out)).toEqual({ ok: true });
    const [edit] = connect(graph, into, out).edits;
    expect(edit?.type === "connect" && edit.edge).toMatchObject({ source: "question", target: "brief", kind: "flow" });
    expect(judge(graph, out, { ...out, node: "plan" })).toMatchObject({ ok: false });
    expect(judge(graph, { ...out, node: "plan", port: "delegate", delegate: true }, into)).toMatchObject({ ok: false });
  });

  test("by keyboard only ports are offered that make sense", () => {
    const offers = offersFrom(theExample(), "question").map(({ from, to }) => `${from.port} ${to.node}.${to.port}`);
    expect(offers).toEqual(["out brief.in"]);
  });

  test("arrow keys move what is selected and nothing else", () => {
    const { store } = aStore();
    store.getState().edit(nudge(store.getState().graph, new Set(["plan"]), { x: 8, y: -24 }).edits);
    const places = store.getState().graph.nodes.map((node) => [node.id, node.position]);
    expect(places[1]).toEqual(["plan", { x: 268, y: -24 }]);
    expect(places[0]).toEqual(["question", { x: 0, y: 0 }]);
  });

  test("a copy has ids of its own and brings the edges between its nodes", () => {
    const { store } = aStore();
    const { graph } = store.getState();
    const copy = paste(graph, pieceOf(graph, new Set(["plan", "worker", "brief"])));
    store.getState().edit(copy.edits, { select: copy.select });
    expect(copy.select).toEqual(["plan_2", "worker_2", "brief_2"]);
    expect(
      store
        .getState()
        .graph.edges.slice(3)
        .map((edge) => `${edge.source} ${edge.target}`),
    ).toEqual(["plan_2 worker_2", "plan_2 brief_2"]);
    expect([...store.getState().selection]).toEqual(copy.select);
  });
});
