"use client";

import { CardFooter, CardHeader, withReferences } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { transformConfig } from "@/lib/nodes/transform/schema";

export function TransformCard({ node, run }: CardProps) {
  const { template, expression } = readSettings(transformConfig, node.config);
  const text = typeof template === "string" ? template : template === undefined ? "" : JSON.stringify(template);
  return (
    <>
      <CardHeader kind="transform" name={node.name} />
      <CardFooter left={expression === undefined ? withReferences(text) : <code className="card-ref">{expression}</code>} run={run} />
    </>
  );
}
