import type { StepId } from "@/lib/core/ids";
import { attemptStep, type Attempt } from "@/lib/engine/attempt";
import type { Start } from "@/lib/engine/decision";
import type { RunScene } from "@/lib/engine/run-scene";

/** The steps that this worker works at for one run. */
export class Attempts {
  private readonly open = new Map<StepId, Attempt>();

  get size(): number {
    return this.open.size;
  }

  /** Resolves when the step's attempt is over. */
  async launch(scene: RunScene, start: Start): Promise<void> {
    const attempt = attemptStep(scene, start);
    this.open.set(start.stepId, attempt);
    await attempt.over;
    if (this.open.get(start.stepId) === attempt) this.open.delete(start.stepId);
    this.cancelOrphans(scene, start.stepId);
  }

  /** Nobody wants this step's work any more. One that never began has nobody to say so but us; true: it is settled, and no end is to come. */
  cancel({ record }: RunScene, stepId: StepId): boolean {
    const attempt = this.open.get(stepId);
    attempt?.cancel();
    if (attempt === undefined) record.emit({ type: "step.cancelled", stepId });
    return attempt === undefined;
  }

  allOver(): Promise<unknown> {
    return Promise.allSettled([...this.open.values()].map(({ over }) => over));
  }

  /** What a container opened ends with it. */
  private cancelOrphans({ record }: RunScene, parent: StepId): void {
    const status = record.view.steps.get(parent)?.status;
    if (status === "running" || status === "waiting") return;
    for (const attempt of this.open.values()) if (attempt.start.parentId === parent) attempt.cancel();
  }
}
