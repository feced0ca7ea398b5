import type { JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import type { RunView } from "@/lib/trace/run-view";

export type Payload = { id: string; value: JsonValue };

/** Appends to the journal of one run, for its owner of one epoch. */
export type RunJournal = {
  /**
   * `view` is the run after these events; its status and sums go to the run's row in the same commit. `load` gives what a reference in
   * it stands for: of an ended run the words of the output are kept for the search.
   */
  append(events: Event[], payloads: Payload[], view: RunView, load: (value: JsonValue) => JsonValue): void;
  /** Resolves when all that was appended is stored. Rejects with StaleOwner when the database refused it. */
  stored(): Promise<void>;
};

/** One writer per worker: what all its runs append travels in one statement at a time. */
export type Journal = {
  /** `seq` is the number of the last stored event. `refused` is called once, when another owner has taken the run. */
  open(run: { id: RunId; epoch: number; seq: number }, on: { refused: () => void; asked: (count: number) => void }): RunJournal;
};

/** Another worker owns the run now: whoever gets this drops what it has and calls nothing more (E12). */
export class StaleOwner extends Error {
  constructor(readonly run: RunId) {
    super(`run ${run} has another owner`);
    this.name = "StaleOwner";
  }
}
