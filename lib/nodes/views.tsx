import type { ComponentType } from "react";
import { late } from "@/components/ui/late";
import type { CardProps } from "@/lib/nodes/card-props";
import type { NodeKind } from "@/lib/nodes/definitions";
import { ApprovalCard } from "@/lib/nodes/approval/card";
import { EvaluatorCard } from "@/lib/nodes/evaluator/card";
import { ExecutorCard } from "@/lib/nodes/executor/card";
import { HttpCard } from "@/lib/nodes/http/card";
import { InputCard } from "@/lib/nodes/input/card";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { LoopCard } from "@/lib/nodes/loop/card";
import { MapCard } from "@/lib/nodes/map/card";
import { MergeCard } from "@/lib/nodes/merge/card";
import { NoteCard } from "@/lib/nodes/note/card";
import { OutputCard } from "@/lib/nodes/output/card";
import { PlannerCard } from "@/lib/nodes/planner/card";
import { RouterCard } from "@/lib/nodes/router/card";
import { SubgraphCard } from "@/lib/nodes/subgraph/card";
import { TransformCard } from "@/lib/nodes/transform/card";
import { ToolCard } from "@/lib/nodes/tool/card";
import { UnknownCard } from "@/lib/nodes/unknown-card";

type NodeView = { Card: ComponentType<CardProps>; Inspector: ComponentType<InspectorProps> };

/** How each kind looks: on the canvas, and as a form, which comes when it is opened: run and share pages show cards and never need one. */
export const views: { [K in NodeKind]: NodeView } = {
  input: { Card: InputCard, Inspector: late(async () => (await import("@/lib/nodes/input/inspector")).InputInspector) },
  output: { Card: OutputCard, Inspector: late(async () => (await import("@/lib/nodes/output/inspector")).OutputInspector) },
  planner: { Card: PlannerCard, Inspector: late(async () => (await import("@/lib/nodes/planner/inspector")).PlannerInspector) },
  executor: { Card: ExecutorCard, Inspector: late(async () => (await import("@/lib/nodes/executor/inspector")).ExecutorInspector) },
  router: { Card: RouterCard, Inspector: late(async () => (await import("@/lib/nodes/router/inspector")).RouterInspector) },
  merge: { Card: MergeCard, Inspector: late(async () => (await import("@/lib/nodes/merge/inspector")).MergeInspector) },
  evaluator: { Card: EvaluatorCard, Inspector: late(async () => (await import("@/lib/nodes/evaluator/inspector")).EvaluatorInspector) },
  map: { Card: MapCard, Inspector: late(async () => (await import("@/lib/nodes/map/inspector")).MapInspector) },
  loop: { Card: LoopCard, Inspector: late(async () => (await import("@/lib/nodes/loop/inspector")).LoopInspector) },
  subgraph: { Card: SubgraphCard, Inspector: late(async () => (await import("@/lib/nodes/subgraph/inspector")).SubgraphInspector) },
  transform: { Card: TransformCard, Inspector: late(async () => (await import("@/lib/nodes/transform/inspector")).TransformInspector) },
  approval: { Card: ApprovalCard, Inspector: late(async () => (await import("@/lib/nodes/approval/inspector")).ApprovalInspector) },
  http: { Card: HttpCard, Inspector: late(async () => (await import("@/lib/nodes/http/inspector")).HttpInspector) },
  tool: { Card: ToolCard, Inspector: late(async () => (await import("@/lib/nodes/tool/inspector")).ToolInspector) },
  note: { Card: NoteCard, Inspector: late(async () => (await import("@/lib/nodes/note/inspector")).NoteInspector) },
};

const unknown: NodeView = {
  Card: UnknownCard,
  Inspector: late(async () => (await import("@/lib/nodes/unknown-inspector")).UnknownInspector),
};

export function viewOf(kind: string): NodeView {
  return Object.hasOwn(views, kind) ? views[kind as NodeKind] : unknown; // hasOwn has just proved it
}
