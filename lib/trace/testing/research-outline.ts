import { nodeId } from "@/lib/core/ids";
import type { Outlined } from "@/lib/trace/row";

/** The graph that `researchBrief` ran on, as far as rows need it. */
export const researchOutline: Outlined[] = [
  node("question", "Question", "input", null, []),
  node("plan", "Planner", "planner", "claude-sonnet-5-5", ["question"], 5_000),
  node("synthesis", "Synthesis", "executor", "claude-opus-5-5", ["plan"], 13_000),
  node("brief", "Brief", "output", null, ["synthesis"]),
  { ...node("worker", "Researcher", "executor", "claude-haiku-5-5", [], 7_000), delegate: true },
];

function node(id: string, name: string, kind: string, model: string | null, needs: string[], likelyMs: number | null = null): Outlined {
  return {
    id: nodeId.parse(id),
    name,
    kind,
    model,
    needs: needs.map((need) => nodeId.parse(need)),
    parent: null,
    delegate: false,
    likelyMs,
  };
}
