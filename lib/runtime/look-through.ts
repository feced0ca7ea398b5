import "server-only";
import { hiddenText } from "@/lib/core/hidden";
import type { ShareShow } from "@/lib/contract/shares";
import type { Look } from "@/lib/data/runs";
import { inputCarriers } from "@/lib/runtime/input-carriers";
import { redactEvent } from "@/lib/runtime/redact-event";
import { redactGraph } from "@/lib/runtime/redact-graph";
import type { Spec } from "@/lib/spec/spec";

/** What stands between a trace and whoever may see no more than `show`: the same for links, frames and saved pages. `spec` null: there is no run. */
export function lookThrough(spec: Spec | null, show: ShareShow): Look {
  const carriers = spec === null ? new Set<string>() : inputCarriers(spec);
  const outputCarried = spec?.outputs.some((id) => carriers.has(id)) ?? false;
  const redaction = { show, carriers, outputCarried };
  return {
    event: (event) => redactEvent(event, redaction),
    graph: (graph) => redactGraph(graph, show, hiddenText),
    facts: (facts) => (show.inputs ? facts : { ...facts, title: "" }),
  };
}
