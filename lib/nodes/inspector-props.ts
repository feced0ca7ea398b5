import type { Problem } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { GraphNode } from "@/lib/graph/document";
import type { ReferenceScope } from "@/lib/nodes/reference-scope";

/** Settings to write; undefined takes one away, so that its default holds again. */
export type SettingsPatch = Record<string, JsonValue | undefined>;

/** A text with its references filled in, and by which run; or why it cannot be. */
export type Preview = { text: string; from: string } | { missing: string };

/** Everything a kind's form needs. It knows no store: what the user does comes back as a patch of the settings. */
export type InspectorProps = {
  node: GraphNode;
  change: (patch: SettingsPatch) => void;
  /** What the texts of this node may refer to. */
  scope: ReferenceScope;
  /** The text with values of an earlier run in it. */
  preview: (text: string) => Promise<Preview>;
  /** `~$0.0012`: what the node is likely to cost in a run, as it stands now; null: not known, or nothing. */
  likely: string | null;
  /** The first problem of a setting, for example `prompt` or `routes[1].when`. */
  problemOf: (field: string) => Problem | null;
};
