import type { Problem } from "@/lib/core/errors";
import type { JsonObject } from "@/lib/core/json";
import type { Result } from "@/lib/core/result";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { Refusal } from "@/app/api/_http/refusal";

/** A document from outside: refused with everything that is wrong with its format. Problems of meaning are kept with it. */
export function graphOf(body: JsonObject): Graph {
  return valid(parseGraph(body));
}

export function valid<T>(checked: Result<T, Problem[]>): T {
  if (checked.ok) return checked.value;
  throw graphInvalid(checked.error);
}

export function graphInvalid(problems: Problem[]): Refusal {
  const errors = problems.filter((problem) => problem.severity === "error");
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : "";
  return new Refusal("graph_invalid", `${errors[0]?.message ?? "The graph is not valid."}${more}`, { problems });
}
