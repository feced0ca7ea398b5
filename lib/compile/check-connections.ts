import { closest } from "@/lib/core/closest";
import type { Problem } from "@/lib/core/errors";
import type { ProblemSink } from "@/lib/compile/report";
import type { GraphNode } from "@/lib/graph/document";
import type { NodeProblem } from "@/lib/nodes/report";
import type { Operation } from "@/lib/spec/spec";
import { printReference, type Reference } from "@/lib/template/reference";

/** What the owner of a graph has connected, by name. A list that is left out is not known. */
export type KnownNames = { secrets?: readonly string[]; servers?: readonly string[] };

/** The graph is right, and what it names is not connected here: said as a warning, and a run that would need it is not begun. */
export function isMissingConnection({ code }: Pick<Problem, "code">): boolean {
  return code === "secret_unknown" || code === "server_unknown";
}

/** Tool servers that a part names and nobody has connected. */
export function checkServers({ id }: GraphNode, work: Operation, { servers }: KnownNames, report: ProblemSink): void {
  if (servers === undefined) return;
  for (const { server, field } of serversOf(work)) {
    if (server === "" || servers.includes(server)) continue;
    const meant = closest(server, [...servers]);
    const hint = meant === null ? "Connect it in the settings, under Connections, or choose one that is there." : `Did you mean ${meant}?`;
    report({ code: "server_unknown", severity: "warning", nodeId: id, field, message: `There is no tool server ${server}.`, hint });
  }
}

function serversOf(work: Operation): { server: string; field: string }[] {
  if (work.op === "tool") return [{ server: work.server, field: "server" }];
  if (work.op !== "call") return [];
  return (work.toolbox?.tools ?? []).flatMap((tool, index) =>
    tool.type === "mcp" ? [{ server: tool.server, field: `tools[${index}].server` }] : [],
  );
}

type Report = (finding: Omit<NodeProblem, "field">) => void;

/** Whether a root that only some texts have (`secrets`, `args`) has what is read of it. */
export function checkOwnRoot(reference: Reference, also: Record<string, string[] | null>, known: KnownNames, report: Report): void {
  const { root, path } = reference;
  if (root === "secrets") return checkSecret(reference, known, report);
  const keys = also[root] ?? null;
  const [key] = path;
  if (keys === null || (key !== undefined && keys.includes(String(key)))) return;
  const meant = key === undefined ? null : closest(String(key), keys);
  const message = `${printReference(reference)} does not exist.`;
  const hint =
    keys.length === 0 ? "Give the tool's input schema properties first." : `There is: ${keys.map((name) => `${root}.${name}`).join(", ")}.`;
  report({ code: "reference_unknown", message, hint: meant === null ? hint : `Did you mean ${root}.${meant}?` });
}

function checkSecret({ path, optional, ...reference }: Reference, { secrets }: KnownNames, report: Report): void {
  const [name, ...rest] = path;
  if (typeof name !== "string" || rest.length > 0)
    return report({
      code: "reference_unknown",
      message: `${printReference({ ...reference, path })} does not exist.`,
      hint: "A secret is read by its name alone, for example {{secrets.API_KEY}}.",
    });
  if (secrets === undefined || optional || secrets.includes(name)) return;
  const meant = closest(name, [...secrets]);
  const hint =
    meant === null
      ? "Add it in the settings, under Connections, or write the name of one that is there."
      : `Did you mean secrets.${meant}?`;
  report({ code: "secret_unknown", severity: "warning", message: `There is no secret ${name}.`, hint });
}
