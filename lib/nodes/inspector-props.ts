import type { Problem } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import type { ReferenceScope } from "@/lib/nodes/reference-scope";

/** Settings to write; undefined takes one away, so that its default holds again. */
export type SettingsPatch = Record<string, JsonValue | undefined>;

/** Everything a kind's form needs. It knows no store: what the user does comes back as a patch of the settings. */
export type InspectorProps = {
  node: GraphNode;
  change: (patch: SettingsPatch) => void;
  /** What the texts of this node may refer to. */
  scope: ReferenceScope;
  /** The first problem of a setting, for example `prompt` or `routes[1].when`. */
  problemOf: (field: string) => Problem | null;
};
