import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { Spec } from "@/lib/spec/spec";

/** A planner with tasks, then a synthesis; and a fan-out of 12 that meets again: what crashes are tried on. */
export const crashSpecs: Spec[] = [planned(), fanOut()];

function planned(): Spec {
  return aSpec()
    .planner("boss", ["start"], { synthesize: true, maxTasks: 6 })
    .model("after", "Sum up: {{boss.output}}", ["boss"])
    .output("end", "{{after.output}}", ["after"])
    .build("end");
}

function fanOut(): Spec {
  const builder = aSpec();
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  for (const name of names) builder.model(name, `Write about ${name} of {{start.topic}}.`, ["start"]);
  builder.part("all", { op: "join", shape: "object", separator: "" }, names).model("after", "Sum up: {{all.output}}", ["all"]);
  return builder.output("end", "{{after.output}}", ["after"]).build("end");
}
