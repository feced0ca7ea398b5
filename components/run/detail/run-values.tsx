import { isElsewhere } from "@/components/run/detail/big-value";
import { CopyableValue } from "@/components/run/detail/copyable-value";
import { useStep } from "@/components/run/detail/use-step";
import { useRunScene } from "@/components/run/run-context";
import { isHidden } from "@/lib/core/hidden";
import type { StepId } from "@/lib/core/ids";
import { own } from "@/lib/core/json";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import type { NodeRole } from "@/lib/nodes/kit";
import type { RunView } from "@/lib/trace/run-view";

/** What came out: of a graph with several outputs each under its name. */
export function RunOutput({ view }: { view: RunView }) {
  const { graph } = useRunScene();
  const nodes = outputsOf(graph);
  const [only] = nodes;
  if (nodes.length < 2) return <RunValue name="output" value={view.output} node={only} view={view} />;
  return nodes.map((node) => (
    <section key={node.id} className="run-output" aria-label={node.name}>
      <h3>{node.name}</h3>
      <RunValue name={node.name} value={partOf(view, node)} node={node} view={view} />
    </section>
  ));
}

/** What went in. */
export function RunInput({ view }: { view: RunView }) {
  const { graph } = useRunScene();
  const [node] = inRole(graph, "input");
  return <RunValue name="input" value={view.input} node={node} view={view} />;
}

export function outputsOf(graph: Graph): GraphNode[] {
  return inRole(graph, "output");
}

type RunValueProps = { name: string; value: RunView["output"]; node: GraphNode | undefined; view: RunView };

/** A value that is stored apart is read with the step of the node that holds it. */
function RunValue({ name, value, node, view }: RunValueProps) {
  const { source } = useRunScene();
  const step = node === undefined ? undefined : view.steps.get(stepOf(node));
  const wanted = isElsewhere(value) ? step : undefined;
  const loaded = useStep(wanted === undefined ? null : `${source.steps}/${encodeURIComponent(wanted.id)}`, wanted?.status ?? "");
  const whole = loaded.state === "ready" ? loaded.step.output : value;
  return <CopyableValue name={name} value={whole} loading={loaded.state === "loading"} />;
}

/** The outputs lie in one object by node, unless that is so long that it is stored apart. */
function partOf({ output, steps }: RunView, node: GraphNode): RunView["output"] {
  if (isHidden(output ?? undefined)) return output;
  return (isElsewhere(output) ? steps.get(stepOf(node))?.output : own(output ?? undefined, node.id)) ?? null;
}

/** At top level a step has its node's id. */
function stepOf({ id }: GraphNode): StepId {
  return id as StepId;
}

function inRole(graph: Graph, role: NodeRole): GraphNode[] {
  return graph.nodes.filter(({ kind }) => definitionOf(kind)?.role === role);
}
