import { assertNever } from "@/lib/core/assert-never";
import type { CallTool, Need, Operation, Part, Spec } from "@/lib/spec/spec";

/** A spec as a few lines that a reviewer can read: one for each part, what it does and what it waits for. */
export function printSpec(spec: Spec): string {
  return spec.parts.map(printPart).join("\n");
}

function printPart({ id, work, needs, delegateOf, parent }: Part): string {
  const after = needs.map(printEdge).join(", ");
  const waits = delegateOf.length > 0 ? `, task of ${delegateOf.join(", ")}` : after === "" ? "" : ` after ${after}`;
  return `${parent === null ? "" : `in ${parent}, `}${id}: ${printWork(work)}${waits}`;
}

function printEdge({ from, port }: Need): string {
  return port === "out" ? from : `${from}.${port}`;
}

function toolName(tool: CallTool): string {
  if (tool.type === "mcp") return tool.names === null ? tool.server : tool.names.map((name) => `${tool.server}.${name}`).join(", ");
  return "name" in tool ? tool.name : tool.type;
}

function printWork(work: Operation): string {
  switch (work.op) {
    case "receive":
      return ["receive", ...work.fields.map((field) => field.key)].join(" ");
    case "value":
      return `value ${JSON.stringify(work.template)}`;
    case "call":
      return `call ${work.call.model}${work.call.outputSchema === null ? "" : " as JSON"}${work.toolbox === undefined ? "" : ` with ${work.toolbox.tools.map(toolName).join(", ")}`}`;
    case "plan":
      return `plan ${work.call.model} for ${work.delegates.map((delegate) => delegate.id).join(", ")}`;
    case "choose":
      return `choose ${work.call === null ? "" : `with ${work.call.model} `}${work.routes.map((route) => route.key).join(", ")}, else`;
    case "join":
      return `join ${work.count === null ? "all" : `${work.count}, then ${work.rest} the rest`} as ${work.shape}`;
    case "compute":
      return `compute ${work.expression ?? JSON.stringify(work.template)}`;
    case "judge":
      return `judge ${work.value} with ${work.call.model}, from ${work.threshold}`;
    case "each":
      return `each of ${work.items}, ${work.concurrency} at once, gives ${work.result.map(printEdge).join(", ")}`;
    case "repeat":
      return `repeat until ${work.until}, at most ${work.maxIterations} times, gives ${work.result.map(printEdge).join(", ")}`;
    case "ask":
      return `ask about ${work.value}`;
    case "invoke":
      return `invoke ${work.graph}\n${printSpec(work.spec).replaceAll(/^/gm, "    ")}`;
    case "fetch":
      return `fetch ${work.request.method} ${work.request.url}`;
    case "tool":
      return `tool ${work.tool} of ${work.server}`;
    default:
      return assertNever(work);
  }
}
