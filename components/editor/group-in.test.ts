import { describe, expect, test } from "vitest";
import { createEditorStore } from "@/components/editor/editor-store";
import { groupIn } from "@/components/editor/group-in";
import { ungroup } from "@/components/editor/ungroup";
import type { Command } from "@/components/editor/commands";
import type { Graph } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { serializeGraph } from "@/lib/graph/serialize";
import { aGraph, aMap, aPlan, haiku } from "@/lib/graph/testing/graph-builder";

function after(command: Command | null, from: Graph): Graph {
  const store = createEditorStore(from);
  store.getState().edit(command?.edits ?? []);
  const { graph: changed, past, undo } = store.getState();
  expect(past).toHaveLength(1);
  undo();
  expect(serializeGraph(store.getState().graph)).toBe(serializeGraph(from));
  return changed;
}
const flows = (graph: Graph) =>
  graph.edges.map(({ source, sourcePort, target, targetPort }) => `${source}.${sourcePort} ${target}.${targetPort}`).toSorted();
const node = (graph: Graph, id: string) => graph.nodes.find((each) => each.id === id);
const group = (graph: Graph, ids: string[], kind = "loop") => after(groupIn(graph, new Set(ids), kind), graph);

const chain = aGraph()
  .node("start", "input", { fields: [{ key: "topic", type: "text" }] }, { position: { x: 0, y: 0 } })
  .node("write", "executor", { model: haiku, prompt: "{{start.topic}}" }, { position: { x: 280, y: 0 } })
  .node("check", "executor", { model: haiku, prompt: "{{write.output}}" }, { position: { x: 560, y: 64 } })
  .node("end", "output", { value: "{{check.output}}" }, { position: { x: 904, y: 0 } })
  .flow("start", "write")
  .flow("write", "check")
  .flow("check", "end")
  .build();

describe("[G5] a container around the selection, as one step of undo", () => {
  test("what came in and went out does so through its inner ports; nothing moves, and what read the last node reads the container", () => {
    const grouped = group(chain, ["write", "check"]);
    expect(flows(grouped)).toEqual([
      "check.out loop_2.result",
      "loop_2.item write.in",
      "loop_2.out end.in",
      "start.out loop_2.in",
      "write.out check.in",
    ]);
    const { placeOf, parentOf } = nestingOf(grouped);
    expect([placeOf("write"), placeOf("check"), parentOf("write")]).toEqual([{ x: 280, y: 0 }, { x: 560, y: 64 }, "loop_2"]);
    expect(node(grouped, "end")?.config).toEqual({ value: "{{loop_2.output}}" });
    expect(node(grouped, "check")?.config["prompt"]).toBe("{{write.output}}");
  });

  test("what begins and what ends the graph stays outside of a container around everything", () => {
    expect(flows(group(chain, ["start", "write", "check", "end"], "map"))).toContain("start.out map.in");
  });

  test("a planner brings its delegates along", () => {
    const grouped = group(aPlan().build(), ["plan"]);
    expect(node(grouped, "worker")?.parent).toBe("loop_2");
    expect(grouped.edges.some((edge) => edge.kind === "delegate" && edge.source === "plan")).toBe(true);
  });

  test("[G4] routes to different nodes stay across the border: one way out cannot tell them apart", () => {
    const routed = aGraph()
      .node("pick", "router", { mode: "condition", routes: [{ key: "good", when: "true" }] }, { position: { x: 0, y: 0 } })
      .node("a", "output", { value: "a" }, { position: { x: 300, y: 0 } })
      .node("b", "output", { value: "b" }, { position: { x: 300, y: 200 } })
      .flow("pick.good", "a")
      .flow("pick.else", "b")
      .build();
    expect(flows(group(routed, ["pick"]))).toEqual(["pick.else b.in", "pick.good a.in"]);
  });

  test("[G4] an edge that would go in a circle stays as it was", () => {
    const grouped = group(
      aGraph()
        .node("a", "transform", {}, { position: { x: 0, y: 0 } })
        .node("b", "transform", {}, { position: { x: 300, y: 0 } })
        .node("c", "transform", {}, { position: { x: 600, y: 0 } })
        .flow("a", "b")
        .flow("b", "c")
        .build(),
      ["a", "c"],
    );
    expect(grouped.edges).toHaveLength(3);
    expect(flows(grouped).some((each) => each === "a.out b.in" || each === "b.out c.in")).toBe(true);
  });

  test("nodes of different containers, and nothing at all, are not grouped", () => {
    const mixed = aMap()
      .node("free", "executor", { model: haiku, prompt: "x" }, { position: { x: 224, y: 400 } })
      .build();
    expect(groupIn(mixed, new Set(["write", "free"]), "loop")).toBeNull();
    expect(groupIn(mixed, new Set(["start", "end"]), "loop")).toBeNull();
    expect(groupIn(mixed, new Set(), "loop")).toBeNull();
  });

  test("inside of a container another one fits, and the outer one grows around it", () => {
    const nested = group(aMap().build(), ["write"]);
    expect(node(nested, "loop_2")).toMatchObject({ parent: "pages", position: { x: 40, y: 80 } });
    expect(flows(nested)).toContain("pages.item loop_2.in");
    expect(node(nested, "pages")?.size?.width).toBeGreaterThan(304 + 40);
  });
});

describe("[G5] a container is taken away, as one step of undo", () => {
  test("grouped and ungrouped the graph is what it was, but for the names of its edges", () => {
    const grouped = group(chain, ["write", "check"]);
    const again = after(ungroup(grouped, "loop_2"), grouped);
    expect(flows(again)).toEqual(flows(chain));
    expect(again.nodes).toEqual(chain.nodes);
  });

  test("[G4] an edge that nothing inside can take is counted: it goes with the container", () => {
    const lonely = aGraph()
      .node("start", "input", { fields: [] }, { position: { x: 0, y: 0 } })
      .node("each", "map", {}, { position: { x: 224, y: 0 } })
      .node("hint", "note", {}, { position: { x: 40, y: 80 }, parent: "each" })
      .flow("start", "each")
      .build();
    const command = ungroup(lonely, "each");
    expect(command?.lost).toBe(1);
    expect(node(after(command, lonely), "hint")).toMatchObject({ position: { x: 264, y: 80 } });
  });

  test("an empty one leaves its edge behind, and what is no container stays", () => {
    const empty = aGraph()
      .node("start", "input", { fields: [] }, { position: { x: 0, y: 0 } })
      .node("each", "map", {}, { position: { x: 224, y: 0 } })
      .node("end", "output", { value: "" }, { position: { x: 600, y: 0 } })
      .flow("start", "each")
      .flow("each", "end")
      .build();
    expect(flows(after(ungroup(empty, "each"), empty))).toEqual(["start.out end.in"]);
    expect(ungroup(empty, "start")).toBeNull();
  });
});
