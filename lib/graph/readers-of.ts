import type { Graph } from "@/lib/graph/document";
import { wire } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import type { SettingText } from "@/lib/nodes/kit";
import { expressionReferences } from "@/lib/template/expression-references";
import { referencesOf } from "@/lib/template/references";

/** What may read the result of a node: by id, those that an edge leads to, and those whose texts name it. `parent`: the container around it. */
export type Readers = ReadonlyMap<string, { parent: string | null; readers: ReadonlySet<string> }>;

/** Who may read whose result. What only waits for a node counts too: an edge does not say whether its value is looked at. */
export function readersOf(graph: Graph): Readers {
  const { executed, outgoing, results } = wire(graph);
  const found = new Map(executed.map(({ id, parent = null }) => [id, { parent, readers: new Set<string>() }]));
  const add = (from: string, by: string) => void (from === by || found.get(from)?.readers.add(by));
  for (const edge of [...outgoing.values(), ...results.values()].flat()) add(edge.source, edge.target);
  for (const node of executed)
    for (const text of definitionOf(node.kind)?.texts(node.config) ?? []) for (const { root } of namedIn(text)) add(root, node.id);
  return found;
}

function namedIn({ syntax, text }: SettingText): { root: string }[] {
  return syntax === "template" ? referencesOf(text) : expressionReferences(text);
}
