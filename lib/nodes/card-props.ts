import type { ReactNode } from "react";
import type { GraphNode } from "@/lib/graph/document";
import type { Tier } from "@/lib/model/catalogue";

/** The nine states of a step as people see them (look: status signs). */
export type CardState = "waiting" | "running" | "done" | "failed" | "asking" | "skipped" | "reused" | "cancelled" | "held";

/** What a run adds to a card: words and numbers ready to be shown. It comes by selection from a store, never from the document. */
export type CardRun = {
  state: CardState;
  /** Beside the sign: "Running", "Waits for tasks". */
  word: string;
  /** What stands in place of the prompt; null: the prompt stays. */
  text: { sort: "stream" | "output" | "error"; text: string } | null;
  /** `$0.0180`, an estimate where nothing is spent yet, empty where the step asks no model. */
  cost: string;
  time: string;
  /** Ports that the value left by; null: not settled. */
  livePorts: readonly string[] | null;
  /** Of a container; null: nothing stands inside. */
  turns: TurnsRun | null;
};

/** What a run shows of a container's turns. Those inside of it show the turn that is looked at. */
export type TurnsRun = {
  /** The container's step. */
  step: string;
  /** How many there are; null: it opens one at a time, and nobody knows how many. */
  count: number | null;
  begun: number;
  over: number;
  failed: number;
  /** The one that is looked at, from 0, and why: a reader chose it, it failed the container, or it is the latest. */
  at: number;
  because: "chosen" | "failed" | "latest";
  /** The states of some turns around it, from `first` on. */
  first: number;
  cells: readonly CardState[];
};

/** A model as a card names it. `tier` null: no table knows it. */
export type CardModel = { label: string; tier: Tier | null };

/** Everything a card needs. Cards import no store: the canvas selects for them. */
export type CardProps = {
  node: GraphNode;
  /** Looks up a model's name and tier. Must be the same function on every render. */
  modelOf: (id: string) => CardModel;
  /** `~$0.0377`, or empty. */
  estimate: string;
  run: CardRun | null;
  /** In a run, for containers: the choice of the turn, and all turns as cells. */
  inside?: { pager: ReactNode; cells: ReactNode } | null;
};
