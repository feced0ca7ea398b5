import type { Edge } from "@xyflow/react";
import { taskEdgeId, taskStep, type CanvasPlan } from "@/components/canvas/canvas-run";
import { delegateHandle, edgePorts, flowHandleId } from "@/components/canvas/geometry";
import type { GraphEdge } from "@/lib/graph/document";

/** `tag`: the name of a port that stands on neither card. Cards with several ways out name them beside their ports. */
export type FlowEdge = Edge<{ label: string; sort: "flow" | "error" | "delegate" | "task"; tag?: string }, "wire" | "elbow">;

type Made = { name: string; selected: boolean; flow: FlowEdge };

/** Edges of the canvas; an untouched one keeps its object. */
export class CanvasEdges {
  private readonly made = new WeakMap<GraphEdge, Made>();

  flowEdge(edge: GraphEdge, nameOf: (node: string) => string, selected: boolean): FlowEdge {
    const name = `${nameOf(edge.source)} to ${nameOf(edge.target)}`;
    const known = this.made.get(edge);
    if (known !== undefined && known.name === name && known.selected === selected) return known.flow;
    const flow = toFlowEdge(edge, name, selected);
    this.made.set(edge, { name, selected, flow });
    return flow;
  }
}

function toFlowEdge(edge: GraphEdge, name: string, selected: boolean): FlowEdge {
  const { id, source, target } = edge;
  if (edge.kind === "delegate")
    return {
      id,
      source,
      target,
      selected,
      type: "elbow",
      sourceHandle: delegateHandle,
      targetHandle: delegateHandle,
      data: { label: `${name}, delegate`, sort: "delegate" },
      ariaLabel: `${name}, delegate`,
    };
  const [out, into] = edgePorts(edge);
  const sort = out === "error" ? "error" : "flow";
  const tag = out === "error" ? out : out === "out" && into !== "in" ? into : undefined;
  return {
    id,
    source,
    target,
    selected,
    type: "wire",
    sourceHandle: flowHandleId(out),
    targetHandle: flowHandleId(into),
    data: { label: `${name}, ${sort}`, sort, ...(tag !== undefined && { tag }) },
    ariaLabel: `${name}, ${sort}`,
  };
}

/** From a planner to the region of its first round. */
export function regionEdge(planner: string, region: string, name: string): FlowEdge {
  return {
    id: `${region}/edge`,
    source: planner,
    target: region,
    sourceHandle: delegateHandle,
    targetHandle: delegateHandle,
    type: "elbow",
    selectable: false,
    focusable: false,
    data: { label: `${name} to its plan, delegate`, sort: "delegate" },
  };
}

/** Between the tasks of a plan that wait for each other, where both are on the canvas. */
export function taskEdges({ planner, rounds }: CanvasPlan, drawn: ReadonlySet<string>): FlowEdge[] {
  const all = rounds.flatMap(({ round, tasks }) => tasks.map((task) => ({ task, step: taskStep(planner, round, task) as string })));
  const byTask = new Map(all.map(({ task, step }) => [task.id, { title: task.title, step }]));
  return all.flatMap(({ task, step }) =>
    task.dependsOn.flatMap((id) => {
      const from = byTask.get(id);
      if (from === undefined || !drawn.has(from.step) || !drawn.has(step)) return [];
      return {
        id: taskEdgeId(from.step, step),
        source: from.step,
        target: step,
        sourceHandle: flowHandleId("out"),
        targetHandle: flowHandleId("in"),
        type: "wire" as const,
        selectable: false,
        focusable: false,
        data: { label: `${from.title} to ${task.title}, result`, sort: "task" as const },
      };
    }),
  );
}
