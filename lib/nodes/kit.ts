import type { z } from "zod";
import type { JsonObject } from "@/lib/core/json";
import type { GraphNode, Policy } from "@/lib/graph/document";
import type { ModelSettings } from "@/lib/nodes/model-settings";
import { readSettings } from "@/lib/nodes/read-settings";
import type { Report } from "@/lib/nodes/report";
import type { Problem } from "@/lib/core/errors";
import type { Delegate, Need, Operation, Spec } from "@/lib/spec/spec";

export type NodeGroup = "models" | "flow" | "data" | "people";
/** The part a kind plays in every graph. A note is drawn and never compiled. */
export type NodeRole = "input" | "output" | "work" | "note";
/** `holds`: other nodes may stand inside, between its inner ports (`innerPorts`). */
export type NodePorts = { in: string[]; out: string[]; delegates: "source" | "target" | null; holds?: boolean };
/** The inner ends of a container: what a turn begins with leaves by one, what it comes to arrives at the other. */
export const innerPorts = { out: "item", in: "result" } as const;
export type NodeSize = { width: number; height: number };
/**
 * A setting that may name other nodes: parsed for references, never evaluated as code. A condition is an expression that is true or
 * false. `inside`: it is read in a turn of the container, and sees what stands there. `also`: roots that it may read beside the usual
 * ones, with their keys; null: any.
 */
export type SettingText = {
  field: string;
  text: string;
  syntax: "template" | "expression" | "condition";
  inside?: boolean;
  also?: Record<string, string[] | null>;
};
/** What a kind sees when it compiles: its own node, what is wired to it, and a place to complain. */
export type CompileContext = {
  node: GraphNode;
  delegates: Delegate[];
  /** Edges to the inner end of a container. */
  result: Need[];
  /** Output ports that an edge leaves. */
  taken: ReadonlySet<string>;
  /** Another graph as this one would run it. */
  subgraph: (ref: SubgraphRef) => InnerGraph;
  report: Report;
};

/** A graph that another one names. `circle`: running it would come round to itself. `missing`: what it needs and nobody has connected. */
export type InnerGraph =
  | { as: "spec"; spec: Spec; missing: Problem[] }
  | { as: "unknown" }
  | { as: "circle"; way: string[] }
  | { as: "broken"; problems: Problem[] };

/** A graph that another one runs as a node: by slug, and by which of its versions. */
export type SubgraphRef = { graph: string; version: "published" | "latest" | number };

type Settings<S extends z.ZodType> = z.output<S>;

/** What a kind's folder says about it. Every function gets settings that went through its schema. */
export type NodeDescription<K extends string, S extends z.ZodType> = {
  kind: K;
  label: string;
  /** One sentence for the palette. */
  description: string;
  group: NodeGroup;
  role: NodeRole;
  schema: S;
  /** The settings of a node that was just added; a test holds them against the schema. */
  fresh: () => JsonObject;
  ports: (settings: Settings<S>) => NodePorts;
  /** On the canvas, from settings alone: nothing is measured. `chosen` is the size in the document, which most kinds ignore. */
  size: (settings: Settings<S>, chosen: NodeSize | undefined) => NodeSize;
  texts: (settings: Settings<S>) => SettingText[];
  /** What `{{node.<key>}}` may name beside `output` and `error`. */
  reads: (settings: Settings<S>) => string[];
  /** What nodes inside of it may read of a container. */
  turn?: string[];
  /** A JSON Schema of its output as far as settings tell; null: anything. For completion and for checking references. */
  output: (settings: Settings<S>) => JsonObject | null;
  /** The settings of its model calls; null: it asks no model. */
  asks: (settings: Settings<S>) => (ModelSettings & { taskModels: string[] }) | null;
  /** Other graphs that it runs. */
  uses?: (settings: Settings<S>) => SubgraphRef[];
  /** Null: not executed, or too incomplete, which it has then reported. */
  compile: (settings: Settings<S>, context: CompileContext) => Operation | null;
};

type Config = JsonObject;

/** The same without the type of the settings: what code that is not about one kind works with. */
export type NodeDefinition<K extends string = string> = Omit<
  NodeDescription<K, z.ZodType>,
  "ports" | "size" | "texts" | "reads" | "output" | "asks" | "uses" | "compile"
> & {
  ports: (config: Config, policy?: Policy) => NodePorts;
  size: (config: Config, chosen?: NodeSize) => NodeSize;
  texts: (config: Config) => SettingText[];
  reads: (config: Config) => string[];
  output: (config: Config) => JsonObject | null;
  asks: (config: Config) => (ModelSettings & { taskModels: string[] }) | null;
  uses: (config: Config) => SubgraphRef[];
  compile: (config: Config, context: CompileContext) => Operation | null;
};

/** Joins a kind's schema with what it says, so that callers pass a node's config as it stands in the document. */
export function defineNode<K extends string, S extends z.ZodObject>(kind: NodeDescription<K, S>): NodeDefinition<K> {
  const read = (config: Config) => readSettings(kind.schema, config);
  return {
    ...kind,
    ports: (config, policy) => withErrorPort(kind.ports(read(config)), kind.role, policy),
    size: (config, chosen) => kind.size(read(config), chosen),
    texts: (config) => kind.texts(read(config)),
    reads: (config) => kind.reads(read(config)),
    output: (config) => kind.output(read(config)),
    asks: (config) => kind.asks(read(config)),
    uses: (config) => kind.uses?.(read(config)) ?? [],
    compile: (config, context) => kind.compile(read(config), context),
  };
}

function withErrorPort(ports: NodePorts, role: NodeRole, policy: Policy | undefined): NodePorts {
  if (role !== "work" || policy?.onError !== "port") return ports;
  return { ...ports, out: [...ports.out, "error"] };
}
