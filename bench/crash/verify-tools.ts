import { canonicalJson, isObject, type JsonValue } from "@/lib/core/json";
import type { CallView, RunView } from "@/lib/trace/run-view";

/**
 * [E4] Uses of tools, held against what the tools saw: one whose end is stored was asked for once, one whose end was never seen at most
 * once. Inputs tell them apart: in the drill's graphs no two uses of a run ask the same.
 */
export function toolViolations(view: RunView, inputs: JsonValue[]): string[] {
  const seen = new Map<string, number>();
  for (const input of inputs) seen.set(canonicalJson(input), (seen.get(canonicalJson(input)) ?? 0) + 1);
  const uses = [...view.calls.values()].filter(isUse).map((call) => ({ ...call, input: canonicalJson(inputOf(call)) }));
  return [...new Set(uses.map(({ input }) => input))].flatMap((input) => {
    const calls = uses.filter((call) => call.input === input);
    const requests = seen.get(input) ?? 0;
    const finished = calls.filter(({ status }) => status === "finished").length;
    const lost = calls.filter(({ status }) => status === "lost").length;
    return [
      ...(finished > 1 ? [`${input} was finished ${finished} times`] : []),
      ...(finished + lost < calls.length ? [`${input} failed, or has no end`] : []),
      ...(requests < finished || requests > finished + lost
        ? [`the tool saw ${input} ${requests} times: ${finished} are finished, ${lost} lost`]
        : []),
    ];
  });
}

/** Asking a server what tools it has is no use of one. */
function isUse({ sort, tool }: CallView): boolean {
  return sort === "http" || (sort === "tool" && tool !== "tools/list");
}

/** Of a request its body, of a tool its arguments: what came over the wire. */
function inputOf({ sort, request }: CallView): JsonValue {
  return sort === "http" && isObject(request) ? (request["body"] ?? null) : request;
}
