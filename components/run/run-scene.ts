import type { CardModel } from "@/lib/nodes/card-props";
import type { Graph } from "@/lib/graph/document";
import type { Outlined } from "@/lib/trace/row";

/** Where events and steps of a run come from: the run's own addresses, or those of a share. */
export type RunSource = {
  /** One's own run, which can be forked; null: somebody else's, to be looked at. */
  runId: string | null;
  /** Address of the event stream. */
  events: string;
  /** Steps are read at `{steps}/{stepId}`. */
  steps: string;
};

/** What of a run a reader may see. Its owner sees all of it. */
export type Shown = { prompts: boolean; inputs: boolean; outputs: boolean; costs: boolean };
export const everything: Shown = { prompts: true, inputs: true, outputs: true, costs: true };

/** What does not change while a run is looked at. */
export type RunScene = {
  graph: Graph;
  outline: readonly Outlined[];
  source: RunSource;
  shown: Shown;
  modelOf: (id: string) => CardModel;
  /** What it was likely to cost, if that was estimated. */
  estimate: CostEstimate | null;
};

/** In nano-dollars. */
export type Amounts = { low: bigint; likely: bigint; high: bigint };
/** Of the whole; `nodes` holds what each was expected to cost, over all its steps. */
export type CostEstimate = Amounts & { nodes: ReadonlyMap<string, Amounts> };
