import { expect, test } from "vitest";
import { addAfter, waysOn } from "@/components/editor/add-after";
import { refusedFrom, type Command } from "@/components/editor/commands";
import { outlineRows } from "@/components/editor/outline-rows";
import { reorder } from "@/components/editor/reorder";
import type { Graph } from "@/lib/graph/document";
import { applyEdit } from "@/lib/graph/edits";

const flow = (id: string, source: string, target: string, sourcePort = "out", targetPort = "in") =>
  ({ id, kind: "flow", source, sourcePort, target, targetPort }) as const;
const at = (x: number, y: number) => ({ position: { x, y } });
const graph: Graph = {
  version: 1,
  name: "Listed",
  nodes: [
    { id: "end", kind: "output", name: "End", ...at(900, 0), config: { value: "" } },
    { id: "low", kind: "transform", name: "Low", ...at(600, 120), config: { template: "" } },
    { id: "high", kind: "transform", name: "High", ...at(600, 0), config: { template: "" } },
    { id: "worker", kind: "executor", name: "Worker", ...at(240, 264), config: {} },
    { id: "plan", kind: "planner", name: "Plan", ...at(240, 0), config: {} },
    { id: "start", kind: "input", name: "Start", ...at(0, 0), config: { fields: [] } },
    { id: "each", kind: "map", name: "Each", ...at(0, 600), config: { items: "" } },
    { id: "inner", kind: "transform", name: "Inner", parent: "each", ...at(40, 80), config: { template: "" } },
  ],
  edges: [
    flow("e1", "start", "plan"),
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    flow("e3", "plan", "high"),
    flow("e4", "plan", "low"),
    flow("e5", "each", "inner", "item"),
  ],
};
const nothing: ReadonlySet<string> = new Set();
const lines = (now: Graph, turned = nothing) =>
  outlineRows(now, turned).map((row) => `${"  ".repeat(row.depth)}${row.shows === "node" ? row.node.name : row.text}`);
const after = (command: Command | null) => command?.edits.reduce((now, edit) => applyEdit(now, edit).graph, graph) ?? graph;

test("nodes stand in the order of the flow, delegates after their planner, what is inside below its container", () => {
  expect(lines(graph)).toEqual(["Start", "End", "Each", "  to Inner, port item", "  Inner", "Plan", "Worker", "High", "Low"]);
});

test("below a node that is opened stand its edges in words, those that reach it first", () => {
  expect(lines(graph, new Set(["plan", "each"])).slice(3, 8)).toEqual([
    "Plan",
    "  from Start, port out",
    "  hands tasks to Worker",
    "  to High, port out",
    "  to Low, port out",
  ]);
  const rows = outlineRows(graph, new Set(["plan", "worker"]));
  expect(rows.filter((row) => row.id === "e2").map((row) => row.key)).toEqual(["plan/e2", "worker/e2"]);
  expect(rows.filter((row) => row.under === "plan").map(({ place, of }) => `${place} of ${of}`)).toEqual([
    "1 of 4",
    "2 of 4",
    "3 of 4",
    "4 of 4",
  ]);
});

test("two nodes change places where the flow leaves their order open; where it does not, why is said and nothing changes", () => {
  const { command, said } = reorder(graph, "high", "later");
  expect(said).toBe("High stands after Low now.");
  expect(lines(after(command)).slice(-2)).toEqual(["Low", "High"]);
  expect(command.edits).toHaveLength(1);
  expect(reorder(graph, "plan", "earlier")).toMatchObject({ command: { edits: [] }, said: "The flow puts Plan after Each." });
  expect(reorder(graph, "low", "later").said).toBe("Low is the last already.");
});

test("a node is added after another: behind it, below a planner as its delegate, or inside of a container, connected in the same step", () => {
  const [free, other] = waysOn(graph, "plan");
  expect([free?.delegate, other?.delegate]).toEqual([true, false]);
  if (free === undefined || other === undefined) throw new Error("a planner has two ways on");
  const helped = after(addAfter(graph, "executor", free));
  expect(helped.edges.at(-1)).toMatchObject({ kind: "delegate", source: "plan", target: "executor" });
  expect(helped.nodes.at(-1)?.position).toEqual({ x: 488, y: 264 });
  expect(addAfter(graph, "router", free)).toBeNull();
  expect(after(addAfter(graph, "router", other)).edges.at(-1)).toMatchObject({ source: "plan", sourcePort: "out", target: "router" });
  const inner = waysOn(graph, "each").find((way) => way.port === "item");
  if (inner === undefined) throw new Error("a container has an inner start");
  expect(after(addAfter(graph, "executor", inner)).nodes.at(-1)).toMatchObject({ id: "executor", parent: "each" });
  expect(waysOn(graph, "end")).toEqual([]);
});

test("where no edge may go is said with the reason", () => {
  const reasons = new Map(refusedFrom(graph, "high").map(({ target, reason }) => [target.id, reason]));
  expect(reasons.get("inner")).toBe("An edge cannot cross the border of a container.");
  expect(reasons.get("worker")).toBe("Worker takes tasks from a planner, so it has no flow edges.");
  expect(reasons.has("end")).toBe(false);
});
