import { definitions } from "@/lib/nodes/definitions";
import type { NodeDefinition, NodeGroup } from "@/lib/nodes/kit";

const names: Record<NodeGroup, string> = { models: "Models", flow: "Flow", data: "Data", people: "People" };

/** The kinds as the palette shows them. */
export const kindGroups: { name: string; kinds: NodeDefinition[] }[] = Object.entries(names).map(([group, name]) => ({
  name,
  kinds: Object.values<NodeDefinition>(definitions).filter((definition) => definition.group === group),
}));
