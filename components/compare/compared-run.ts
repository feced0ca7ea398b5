import type { Graph } from "@/lib/graph/document";
import type { PackedRun } from "@/lib/trace/packed-run";
import type { RunView } from "@/lib/trace/run-view";

/** One of two runs, as the server knew it when it made the page. */
export type ComparedRun = Omit<PackedComparedRun, "snapshot"> & { snapshot: RunView };

/** The same on its way to the page. */
export type PackedComparedRun = {
  number: number;
  createdAt: string;
  graphName: string;
  /** As it ran (T10). */
  graph: Graph;
  snapshot: PackedRun;
  /** What stands in turns of maps and loops is not in it: the stream brings that. */
  partial: boolean;
};
