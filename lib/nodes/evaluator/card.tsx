"use client";

import { CardFooter, CardHeader, CardModelRow, CardText } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { evaluatorConfig } from "@/lib/nodes/evaluator/schema";
import { effortOf, modelIdOf } from "@/lib/nodes/model-settings";
import { readSettings } from "@/lib/nodes/read-settings";

export function EvaluatorCard({ node, modelOf, estimate, run }: CardProps) {
  const settings = readSettings(evaluatorConfig, node.config);
  return (
    <>
      <CardHeader kind="evaluator" name={node.name} />
      <CardModelRow model={modelOf(modelIdOf(settings.model))} effort={effortOf(settings)} />
      <CardText prompt={settings.rubric} run={run} />
      <CardFooter left={`passes from ${settings.threshold}`} right={estimate} run={run} />
    </>
  );
}
