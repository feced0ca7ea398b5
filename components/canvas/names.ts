import type { CanvasChip, ProblemCount } from "@/components/canvas/canvas-store";
import { turnTally } from "@/components/canvas/turns-run";
import type { Mark } from "@/lib/graph/compare";
import { counted } from "@/lib/core/format";
import type { GraphNode } from "@/lib/graph/document";
import type { CardModel, CardRun } from "@/lib/nodes/card-props";
import { definitionOf } from "@/lib/nodes/definitions";
import { modelIdOf } from "@/lib/nodes/model-settings";

/** "Planner, planner, Claude Sonnet 5.5, running, $0.0180, 5.8 s". */
export function cardName(
  node: GraphNode,
  modelOf: (id: string) => CardModel,
  run: CardRun | null,
  problems: ProblemCount | null,
  mark: Mark | "pinned" | null = null,
  chips: readonly CanvasChip[] | null = null,
): string {
  const definition = definitionOf(node.kind);
  const model = modelIdOf(definition?.asks(node.config)?.model ?? "");
  return joined([
    node.name || node.id,
    definition?.label.toLowerCase() ?? `unknown kind ${node.kind}`,
    model === "" ? "" : modelOf(model).label,
    ...runWords(run),
    problemWords(problems),
    mark ?? "",
    ...chipWords(chips),
  ]);
}

/** "Payback model, task t5, Researcher, done, $0.0017, 7.1 s". */
export function taskName(
  task: { id: string; title: string },
  delegate: string,
  run: CardRun | null,
  problems: ProblemCount | null,
  chips: readonly CanvasChip[] | null = null,
): string {
  return joined([task.title, `task ${task.id}`, delegate, ...runWords(run), problemWords(problems), ...chipWords(chips)]);
}

function chipWords(chips: readonly CanvasChip[] | null): string[] {
  return (chips ?? []).map(({ text }) => text);
}

function runWords(run: CardRun | null): string[] {
  return run === null ? [] : [run.word.toLowerCase(), run.turns === null ? "" : turnTally(run.turns), run.cost, run.time];
}

export function problemWords(problems: ProblemCount | null): string {
  if (problems === null) return "";
  const { errors, warnings } = problems;
  return joined([errors > 0 ? counted(errors, "error") : "", warnings > 0 ? counted(warnings, "warning") : ""]);
}

function joined(parts: string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
