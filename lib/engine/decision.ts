import type { StepFailure } from "@/lib/core/errors";
import type { StepId } from "@/lib/core/ids";
import type { Program } from "@/lib/engine/scope";
import type { Part } from "@/lib/spec/spec";
import type { Task } from "@/lib/trace/task";

/** One part at one place of a run. */
export type Place = Program & { part: Part; stepId: StepId; path: string; parentId: StepId | null };

/** One step that may start, at `notBefore` at the earliest (milliseconds since 1970) if it was tried before. */
export type Start = Place & {
  task: Task | null;
  attempt: number;
  /** The attempt that this one continues, because its worker died. */
  continues: number | null;
  /** It rested while people were asked: the same attempt goes on. */
  resumes: boolean;
  notBefore: number | null;
};

export type Skip = Place & { reason: "branch" | "dependency" | "rest" };

export type Ending = { status: "succeeded" } | { status: "failed"; error: StepFailure } | { status: "cancelled" };

export type Decision = {
  start: Start[];
  skip: Skip[];
  /** Ready, but without a slot: at most `limits.concurrency` steps work at once. */
  held: Start[];
  /** To be tried again, but not yet. */
  later: Start[];
  /** Steps whose work is no longer wanted: what they stand in has failed, or a merge has had enough. */
  cancel: StepId[];
  /** Turns of containers of which nothing is open any more. */
  settled: { stepId: StepId; index: number; failure: StepFailure | null }[];
  /** How many steps work, and do not only wait for their inside or for people. */
  busy: number;
  over: Ending | null;
};

/** What a walk through a run's open scopes finds. `slots`: taken by steps that work. */
export type Found = Pick<Decision, "skip" | "cancel" | "settled" | "busy"> & { ready: Start[]; slots: number };

export function firstTry(place: Place, task: Task | null): Start {
  return { ...place, task, attempt: 1, continues: null, resumes: false, notBefore: null };
}

/** Steps that ask a model or something outside are counted against the limit; what only computes or waits is not. */
export function takesSlot({ work }: Part): boolean {
  switch (work.op) {
    case "call":
    case "plan":
    case "judge":
    case "fetch":
    case "tool":
      return true;
    case "choose":
      return work.call !== null;
    default:
      return false;
  }
}
