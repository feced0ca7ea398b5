import { assertNever } from "@/lib/core/assert-never";
import type { CallTool, Operation, Part, Spec } from "@/lib/spec/spec";

/** A spec as a few lines that a reviewer can read: one for each part, what it does and what it waits for. */
export function printSpec(spec: Spec): string {
  return spec.parts.map(printPart).join("\n");
}

function printPart({ id, work, needs, delegateOf }: Part): string {
  const after = needs.map(({ from, port }) => (port === "out" ? from : `${from}.${port}`)).join(", ");
  const waits = delegateOf.length > 0 ? `, task of ${delegateOf.join(", ")}` : after === "" ? "" : ` after ${after}`;
  return `${id}: ${printWork(work)}${waits}`;
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
      return `choose ${work.routes.map((route) => route.key).join(", ")}, else`;
    case "join":
      return `join as ${work.shape}`;
    case "fetch":
      return `fetch ${work.request.method} ${work.request.url}`;
    case "tool":
      return `tool ${work.tool} of ${work.server}`;
    default:
      return assertNever(work);
  }
}
