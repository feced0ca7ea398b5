"use client";

import { CardFooter, CardHeader, CardModelRow, CardText } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { executorConfig, type ExecutorConfig } from "@/lib/nodes/executor/schema";
import { effortOf, modelIdOf } from "@/lib/nodes/model-settings";
import { readSettings } from "@/lib/nodes/read-settings";

export function ExecutorCard({ node, modelOf, estimate, run }: CardProps) {
  const settings = readSettings(executorConfig, node.config);
  return (
    <>
      <CardHeader kind="executor" name={node.name} />
      <CardModelRow model={modelOf(modelIdOf(settings.model))} effort={effortOf(settings)} />
      <CardText prompt={settings.prompt} run={run} />
      <CardFooter left={answers(settings)} right={estimate} run={run} />
    </>
  );
}

/** Its tools, else the form of its answer. */
function answers({ tools, outputSchema }: ExecutorConfig): string {
  if (tools.length > 0) return tools.map((tool) => (tool.type === "mcp" ? tool.server : "name" in tool ? tool.name : tool.type)).join(", ");
  return outputSchema === undefined ? "Text" : "JSON";
}
