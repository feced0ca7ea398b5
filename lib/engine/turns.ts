import type { StepFailure } from "@/lib/core/errors";
import type { StepId } from "@/lib/core/ids";

type Waiter = (failure: StepFailure | null) => void;

/** Turns of containers that are over, between the decision that finds them so and the handler that waits for it. */
export class Turns {
  private readonly over = new Map<string, StepFailure | null>();
  private readonly waiting = new Map<string, Waiter>();

  /** Decisions name a turn until its container has taken note; the first one counts. */
  settle(step: StepId, index: number, failure: StepFailure | null): void {
    const key = `${step} ${index}`;
    if (this.over.has(key)) return;
    this.over.set(key, failure);
    this.waiting.get(key)?.(failure);
    this.waiting.delete(key);
  }

  settled(step: StepId, index: number): Promise<StepFailure | null> {
    const key = `${step} ${index}`;
    const known = this.over.get(key);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.set(key, resolve));
  }
}
