"use client";

import { counted } from "@/lib/core/format";
import { CardFooter, CardHeader, CardModelRow, CardText } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { effortOf, modelIdOf } from "@/lib/nodes/model-settings";
import { plannerConfig } from "@/lib/nodes/planner/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function PlannerCard({ node, modelOf, estimate, run }: CardProps) {
  const settings = readSettings(plannerConfig, node.config);
  const facts = `≤ ${counted(settings.maxTasks, "task")}, ${counted(settings.maxRounds, "round")}`;
  return (
    <>
      <CardHeader kind="planner" name={node.name} />
      <CardModelRow model={modelOf(modelIdOf(settings.model))} effort={effortOf(settings)} />
      <CardText prompt={settings.prompt} run={run} />
      <CardFooter left={facts} right={estimate} run={run} />
    </>
  );
}
