import { nodeId, type NodeId } from "@/lib/core/ids";
import type { z } from "zod";
import { operation, spec, type InputField, type ModelCall, type Part, type Spec, type StepPolicy } from "@/lib/spec/spec";

const policy: StepPolicy = {
  attempts: 3,
  timeoutMs: 600_000,
  idleMs: 60_000,
  onError: "fail",
  fallbackModels: [],
  maxCostNanoUsd: null,
  overBudget: "stop",
};

/** An operation as one writes it: what has a default may be left out. */
type Written = z.input<typeof operation>;

/** A small valid spec to begin with: `start` is its input. Parts are added in order, each with what it needs. */
export function aSpec(limits: Partial<Spec["limits"]> = {}, fields: InputField[] = []): SpecBuilder {
  return new SpecBuilder(limits).part("start", { op: "receive", fields });
}

class SpecBuilder {
  private readonly parts: Part[] = [];

  constructor(private readonly limits: Partial<Spec["limits"]>) {}

  /** `needs`: "a" for its port `out`, "a.key" for another one. */
  part(
    id: string,
    work: Written,
    needs: string[] = [],
    more: Partial<StepPolicy> & { delegateOf?: string[]; ports?: string[]; parent?: string } = {},
  ): this {
    const { delegateOf = [], ports = ["out"], parent = null, ...own } = more;
    this.parts.push({
      id: nodeId.parse(id),
      kind: work.op,
      name: id,
      parent: parent === null ? null : nodeId.parse(parent),
      work: operation.parse(work),
      policy: { ...policy, ...own },
      ports,
      delegateOf: delegateOf.map((one) => nodeId.parse(one)),
      needs: needs.map((need) => ({ from: nodeId.parse(need.split(".")[0]), port: need.split(".")[1] ?? "out" })),
    });
    return this;
  }

  model(id: string, prompt: string, needs: string[], more: Parameters<SpecBuilder["part"]>[3] = {}): this {
    return this.part(id, { op: "call", call: asks(prompt) }, needs, more);
  }

  /** Its one delegate is `worker`, whose prompt is the task's objective. */
  planner(id: string, needs: string[], more: Partial<Extract<Written, { op: "plan" }>> = {}): this {
    const delegate = { id: nodeId.parse("worker"), name: "Worker", description: "", model: "claude-haiku-5-5", taskModels: [] };
    const work: Written = {
      op: "plan",
      call: asks(`PLAN ${id}`),
      delegates: [delegate],
      maxTasks: 20,
      maxRounds: 1,
      synthesize: false,
      ...more,
    };
    return this.part(id, work, needs).model("worker", "{{task.objective}}", [], { delegateOf: [id] });
  }

  output(id: string, template: string, needs: string[]): this {
    return this.part(id, { op: "value", template }, needs);
  }

  build(...outputs: string[]): Spec {
    const limits = { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 3_600, concurrency: 16, ...this.limits };
    return spec.parse({
      format: 1,
      name: "test",
      input: "start",
      outputs: outputs.map((id): NodeId => nodeId.parse(id)),
      limits,
      parts: this.parts,
    });
  }
}

export function asks(prompt: string): ModelCall {
  return { model: "claude-haiku-5-5", effort: null, thinking: "omitted", maxOutputTokens: 8_192, system: null, prompt, outputSchema: null };
}
