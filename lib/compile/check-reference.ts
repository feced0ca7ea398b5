import { closest } from "@/lib/core/closest";
import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { NodeProblem } from "@/lib/nodes/report";
import type { GraphNode } from "@/lib/graph/document";
import { seesInside, seesNode } from "@/lib/graph/sees-node";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import { printReference, type Reference } from "@/lib/template/reference";

type Finding = Omit<NodeProblem, "field">;
type Report = (finding: Finding) => void;

const runKeys = ["id", "startedAt"];
const taskKeys = ["id", "title", "objective", "expectedOutput", "results"];

/** Who reads: a node, or a container's condition, which is read inside of it. */
export type Reader = { node: GraphNode; inside: boolean };

/** Whether a node may read this, and whether it is there at all. */
export function checkReference(reader: Reader, reference: Reference, wiring: Wiring, report: Report): void {
  const { root } = reference;
  const { node } = reader;
  const isDelegate = wiring.plannersOf.has(node.id);
  if (root === "run") return checkKey(reference, runKeys, report);
  if (root === "secrets")
    return report({
      code: "reference_unknown",
      message: "Secrets cannot be read here.",
      hint: "They may stand in the requests of HTTP and tool nodes only.",
    });
  if (root === "task") {
    if (isDelegate) return checkKey(reference, taskKeys, report);
    const hint = "Draw a delegate edge from a planner to this node.";
    return report({
      code: "delegate_without_planner",
      message: `${node.name || node.id} reads its task, and no planner hands it one.`,
      hint,
    });
  }
  if (root === "value") {
    if (!isDelegate) return;
    return report({
      code: "reference_unknown",
      message: "A delegate has no incoming value.",
      hint: "Read {{task.objective}} or {{task.results}}.",
    });
  }
  const turn = turnKeys(reader, root, wiring);
  if (turn !== null && reference.path[0] !== "output") return checkKey(reference, turn, report);
  checkNode(reader, reference, wiring, report);
}

/** What may be read of a container from inside; null: it is none, or not around the reader. */
function turnKeys({ node, inside }: Reader, root: string, wiring: Wiring): string[] | null {
  const isAround = wiring.holders(node.id).includes(root) || (inside && node.id === root);
  const kind = isAround ? wiring.nodes.get(root)?.kind : undefined;
  return kind === undefined ? null : (definitionOf(kind)?.turn ?? null);
}

function sees({ node, inside }: Reader, other: string, wiring: Wiring): boolean {
  return inside ? seesInside(wiring, node.id, other) : seesNode(wiring, node.id, other);
}

function checkKey(reference: Reference, keys: string[], report: Report): void {
  const [key] = reference.path;
  if (key !== undefined && keys.includes(String(key))) return;
  report(unknown(reference, 0, keys));
}

function checkNode(reader: Reader, reference: Reference, wiring: Wiring, report: Report): void {
  const { node } = reader;
  const { root, path } = reference;
  const target = wiring.nodes.get(root);
  const definition = target && definitionOf(target.kind);
  if (!target || definition?.role === "note" || definition?.role === "output") {
    const others = wiring.executed.filter((other) => sees(reader, other.id, wiring)).map((other) => other.id);
    const meant = closest(root, others.length > 0 ? others : wiring.executed.map((other) => other.id));
    const message = target
      ? `${printReference(reference)} cannot be read: ${target.name || root} has no output.`
      : `${printReference(reference)} does not exist.`;
    return report({
      code: "reference_unknown",
      message,
      hint: meant === null ? listed(others) : `Did you mean ${printReference({ root: meant, path })}?`,
    });
  }
  if (!sees(reader, root, wiring)) return report(outOfReach(node, target, wiring));
  if (!definition) return;
  const keys = ["output", ...definition.reads(target.config), ...(handlesErrors(target) ? ["error"] : [])];
  const [key] = path;
  if (key === "error" && !keys.includes("error"))
    return report({
      code: "reference_unknown",
      message: `${target.name || root} fails the run when it fails, so ${root}.error is never there.`,
      hint: "Set its policy for errors to continue or port.",
    });
  if (key === undefined || !keys.includes(String(key))) return report(unknown(reference, 0, keys));
  if (reference.optional || key === "error" || key === "tasks") return;
  // `<input>.<field>` is short for `<input>.output.<field>`.
  const rest = key === "output" ? path.slice(1) : path;
  checkShape(reference, definition.output(target.config), rest, report);
}

/** As far as a schema says what is there: a key that an object with listed properties does not list, or a part of a plain text. */
function checkShape(reference: Reference, shape: JsonObject | null, rest: Reference["path"], report: Report): void {
  let schema: JsonValue | undefined = shape ?? undefined;
  const { length } = reference.path;
  for (const [index, key] of rest.entries()) {
    if (!isObject(schema) || "$ref" in schema || "anyOf" in schema) return;
    const depth = length - rest.length + index;
    if (schema.type === "string" || schema.type === "number" || schema.type === "boolean") {
      const message = `${printReference(reference)} does not exist: ${printReference({ ...reference, path: reference.path.slice(0, depth) })} is a ${schema.type}.`;
      return report({
        code: "reference_unknown",
        message,
        hint: schema.type === "string" ? "Give the node an output schema, or read the whole text." : "Read the whole value.",
      });
    }
    if (typeof key === "number") {
      schema = own(schema, "items");
      continue;
    }
    const properties: JsonValue | undefined = own(schema, "properties");
    if (!isObject(properties)) return;
    if (!Object.hasOwn(properties, key)) return report(unknown(reference, depth, Object.keys(properties)));
    schema = properties[key];
  }
}

function unknown(reference: Reference, depth: number, keys: string[]): Finding {
  const key = reference.path[depth];
  const meant = key === undefined ? null : closest(String(key), keys);
  const upTo = (last: string) =>
    printReference({ ...reference, path: [...reference.path.slice(0, depth), last, ...reference.path.slice(depth + 1)] });
  const message = `${printReference(reference)} does not exist.`;
  const choice = keys.length > 0 ? `There is: ${keys.map(upTo).join(", ")}.` : "Nothing can be read there.";
  return { code: "reference_unknown", message, hint: meant === null ? choice : `Did you mean ${upTo(meant)}?` };
}

function outOfReach(node: GraphNode, target: GraphNode, wiring: Wiring): Finding {
  const [name, other] = [node.name || node.id, target.name || target.id];
  const message =
    node.id === target.id ? `${name} cannot read its own output.` : `${name} cannot read ${other}, which does not come before it.`;
  const isTask = wiring.plannersOf.has(target.id);
  const holder = wiring.holders(target.id).find((id) => !wiring.holders(node.id).includes(id));
  if (holder !== undefined && holder !== node.id) {
    const around = wiring.nodes.get(holder)?.name || holder;
    return {
      code: "reference_not_upstream",
      message: `${name} cannot read ${other}, which stands inside of ${around}.`,
      hint: `Lead its value to the inner end of ${around}, and read {{${holder}.output}}.`,
    };
  }
  const hint = isTask
    ? "Results of tasks reach others through their planner's output."
    : `Connect ${other} to ${name}, or to a node before it.`;
  return { code: "reference_not_upstream", message, hint };
}

function handlesErrors({ policy }: GraphNode): boolean {
  return policy?.onError === "continue" || policy?.onError === "port";
}

function listed(ids: string[]): string {
  return ids.length === 0 ? "Connect a node before it first." : `It may read: ${ids.slice(0, 8).join(", ")}.`;
}
