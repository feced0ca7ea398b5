import type { StepId } from "@/lib/core/ids";
import type { RunView, StepView } from "@/lib/trace/run-view";

type Inside = NonNullable<StepView["inside"]>;
type PackedStep = Omit<StepView, "inside"> & { inside: (Omit<Inside, "turns"> & { turns: string }) | null };

/** A run for the way from a server to a page: ten thousand turns as one text each container take a tenth of what they take one by one. */
export type PackedRun = Omit<RunView, "steps"> & { steps: ReadonlyMap<StepId, PackedStep> };

export function packRun(run: RunView): PackedRun {
  return {
    ...run,
    steps: mapped(run.steps, (step) => ({ ...step, inside: step.inside && { ...step.inside, turns: packed(step.inside.turns) } })),
  };
}

export function unpackRun(run: PackedRun): RunView {
  return {
    ...run,
    steps: mapped(run.steps, (step) => ({ ...step, inside: step.inside && { ...step.inside, turns: unpacked(step.inside.turns) } })),
  };
}

/** Each turn as its number and its time, both as what they differ from those before by, and `!` where it was not done. */
function packed(turns: Inside["turns"]): string {
  let [lastIndex, lastAt] = [-1, 0];
  const words: string[] = [];
  for (const [index, { done, at }] of turns) {
    words.push(`${index - lastIndex - 1}:${at - lastAt}${done ? "" : "!"}`);
    [lastIndex, lastAt] = [index, at];
  }
  return words.join(" ");
}

function unpacked(text: string): Inside["turns"] {
  let [lastIndex, lastAt] = [-1, 0];
  const turns = new Map<number, { done: boolean; at: number }>();
  for (const word of text === "" ? [] : text.split(" ")) {
    const [index = "", at = ""] = word.replace("!", "").split(":");
    lastIndex += Number(index) + 1;
    lastAt += Number(at);
    turns.set(lastIndex, { done: !word.endsWith("!"), at: lastAt });
  }
  return turns;
}

function mapped<K, V, W>(map: ReadonlyMap<K, V>, to: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, to(value)]));
}
