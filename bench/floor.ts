import { anthropicModel } from "@/lib/model/anthropic";
import type { Fetch } from "@/lib/model/fetch";
import type { ModelPort, ModelRequest } from "@/lib/model/port";
import type { Spec } from "@/lib/spec/spec";
import type { Workload } from "./workload";

export type Floor = (work: Workload) => Promise<void>;

/**
 * What somebody would write by hand: a promise for each node that waits for those before it, over the same client, streaming the same
 * deltas, keeping nothing. `sdk`: with the `fetch` that the SDK takes by itself. `lean`: with the one that Baton gives it.
 */
export function floorsOn(url: string): { sdk: Floor; lean: Floor } {
  return { sdk: floor(url, (input, init) => fetch(input, init)), lean: floor(url, undefined) };
}

function floor(url: string, own: Fetch | undefined): Floor {
  const model = anthropicModel({ baseURL: url, apiKey: "simulated", ...(own === undefined ? {} : { fetch: own }) });
  return async (work) => {
    await Promise.all(Array.from({ length: work.runs }, () => (work.tasks.length > 0 ? planned(model, work) : dag(model, work.spec))));
  };
}

async function dag(model: ModelPort, spec: Spec): Promise<void> {
  const settled = new Map<string, Promise<unknown>>();
  for (const part of spec.parts) {
    const before = part.needs.map((need) => settled.get(need.from));
    const { work } = part;
    settled.set(
      part.id,
      work.op === "call" ? Promise.all(before).then(() => ask(model, work.call.model, work.call.prompt)) : Promise.all(before),
    );
  }
  await Promise.all(settled.values());
}

async function planned(model: ModelPort, { spec, tasks }: Workload): Promise<void> {
  const planner = spec.parts.find((part) => part.work.op === "plan");
  if (planner?.work.op !== "plan") throw new Error("there is no planner");
  await ask(model, planner.work.call.model, planner.work.call.prompt);
  const delegate = spec.parts.find((part) => part.delegateOf.length > 0);
  const name = delegate?.work.op === "call" ? delegate.work.call.model : planner.work.call.model;
  const settled = new Map<string, Promise<unknown>>();
  for (const task of tasks)
    settled.set(
      task.id,
      Promise.all(task.dependsOn.map((id) => settled.get(id))).then(() => ask(model, name, task.objective)),
    );
  await Promise.all(settled.values());
}

let shown = 0;
let calls = 0;

function ask(model: ModelPort, name: string, prompt: string): Promise<unknown> {
  const request: ModelRequest = {
    model: name,
    system: null,
    messages: [{ role: "user", content: prompt }],
    maxOutputTokens: 8192,
    effort: null,
    thinking: "omitted",
    outputSchema: null,
  };
  const onDelta = (delta: { text: string }) => void (shown += delta.text.length);
  return model.call(request, { signal: new AbortController().signal, callKey: `floor/${(calls += 1)}/1/1`, idleMs: 60_000, onDelta });
}
