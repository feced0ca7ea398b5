import type { CanvasChip } from "@/components/canvas/canvas-store";
import { modelWords, outputWords, statusWords } from "@/components/compare/change-words";
import { counted, durationChange, moneyChange, mostMoneyChange } from "@/lib/core/format";
import type { Comparison, Mark } from "@/lib/graph/compare";
import { nestingOf } from "@/lib/graph/nesting";
import type { StepPair } from "@/lib/trace/compare-runs";

/** What the canvas is coloured by. */
export type Lens = "output" | "cost" | "time" | "model";

type CanvasChanges = { marks: ReadonlyMap<string, Mark>; chips: ReadonlyMap<string, readonly CanvasChip[]> };

/** Less than this is how long a machine takes to breathe. */
const leastMs = 50;

/** How each card differs: a node for all its steps together, with those inside of it; the card of a task for its own. */
export function canvasChanges(pairs: readonly StepPair[], { nodes, edges, union }: Comparison, lens: Lens): CanvasChanges {
  const { parentOf } = nestingOf(union);
  const groups = new Map<string, StepPair[]>();
  const put = (id: string, pair: StepPair) => {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [pair]);
    else group.push(pair);
  };
  for (const pair of pairs) {
    if (pair.row.taskId !== null) put(pair.id, pair);
    put(pair.row.nodeId, pair);
    if (lens === "output" || lens === "model") continue;
    for (let at = parentOf(pair.row.nodeId); at !== null; at = parentOf(at)) put(at, pair);
  }
  const chips = new Map([...groups].flatMap(([id, group]) => chipsOf(group, lens).map((chip) => [id, [chip]] as const)));
  const marks = new Map<string, Mark>([...chips.keys()].map((id) => [id, "changed"]));
  for (const { id, mark } of [...nodes, ...edges]) if (mark === "added" || mark === "removed") marks.set(id, mark);
  return { marks, chips };
}

function chipsOf(group: readonly StepPair[], lens: Lens): CanvasChip[] {
  switch (lens) {
    case "cost":
      return costChip(group);
    case "time": {
      const ms = group.filter((pair) => pair.row.nodeId === group[0]?.row.nodeId).map((pair) => pair.delta.ms ?? 0);
      const sum = ms.reduce((all, each) => all + each, 0);
      return Math.abs(sum) < leastMs ? [] : [{ text: durationChange(sum), tone: sum < 0 ? "less" : "more" }];
    }
    case "model":
      return wordChip(group, (pair) => (pair.changed.includes("model") ? modelWords(pair) : ""));
    case "output":
      return wordChip(group, outcome);
  }
}

function outcome(pair: StepPair): string {
  if (pair.changed.includes("status")) return statusWords(pair);
  if (!pair.changed.includes("output")) return "";
  const words = outputWords(pair);
  return words === "text" || words === "value" ? `${words} changed` : words;
}

/** Where a call broke off, the sum is the most that it can be, and neither a saving nor a loss. */
function costChip(group: readonly StepPair[]): CanvasChip[] {
  const sum = group.reduce((all, { delta }) => all + (delta.costNanoUsd ?? delta.mostNanoUsd ?? 0n), 0n);
  if (group.some(({ delta }) => delta.mostNanoUsd !== null)) return [{ text: mostMoneyChange(sum), tone: "other" }];
  return sum === 0n ? [] : [{ text: moneyChange(sum), tone: sum < 0n ? "less" : "more" }];
}

function wordChip(group: readonly StepPair[], words: (pair: StepPair) => string): CanvasChip[] {
  const told = group.map(words).filter((text) => text !== "");
  const [first] = told;
  if (first === undefined) return [];
  return [{ text: group.length === 1 ? first : `${told.length} of ${counted(group.length, "step")} changed`, tone: "other" }];
}
