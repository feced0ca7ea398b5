import type { EnginePorts } from "@/lib/engine/ports";
import type { Fork } from "@/lib/engine/fork";
import type { Record } from "@/lib/engine/record";
import type { Turns } from "@/lib/engine/turns";
import type { TextGatherer } from "@/lib/engine/text-gatherer";
import type { ModelPort } from "@/lib/model/port";
import type { Spec } from "@/lib/spec/spec";
import type { Connections } from "@/lib/tools/connections";

/** What the attempts of one run share. */
export type RunScene = {
  spec: Spec;
  record: Record;
  text: TextGatherer;
  model: ModelPort;
  ports: EnginePorts;
  connections: Connections;
  /** Resolves where a call may begin; while the worker leaves it stays open, for the next owner to make the call. */
  mayCall(): Promise<void>;
  /** Aborted when the run is over or owned by somebody else: then attempts end without a word. */
  stop: AbortSignal;
  /** What it was forked from; null: nothing. */
  fork: Fork | null;
  turns: Turns;
  /** Something other than the end of a step lets others start: a plan, a turn of a container. */
  decideAgain: () => void;
};
