"use client";

import { CardFooter, CardHeader, CardModelRow, CardPorts, CardText } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { evaluatorConfig } from "@/lib/nodes/evaluator/schema";
import { effortOf, modelIdOf } from "@/lib/nodes/model-settings";
import { readSettings } from "@/lib/nodes/read-settings";

export function EvaluatorCard({ node, modelOf, estimate, run }: CardProps) {
  const settings = readSettings(evaluatorConfig, node.config);
  const effort = effortOf(settings);
  return (
    <>
      <CardHeader kind="evaluator" name={node.name} />
      <div className="card-beside-ports">
        <CardModelRow model={modelOf(modelIdOf(settings.model))} effort="" />
        <CardText prompt={settings.rubric} run={run} />
      </div>
      <CardPorts ports={["pass", "fail"]} run={run} />
      <CardFooter left={`passes from ${settings.threshold}${effort === "" ? "" : `, ${effort}`}`} right={estimate} run={run} />
    </>
  );
}
