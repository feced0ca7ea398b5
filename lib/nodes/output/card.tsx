"use client";

import { CardFooter, CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { outputConfig } from "@/lib/nodes/output/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function OutputCard({ node, run }: CardProps) {
  const { value } = readSettings(outputConfig, node.config);
  return (
    <>
      <CardHeader kind="output" name={node.name} />
      <CardFooter left={<code>{value.replaceAll(/\{\{\s*|\s*\}\}/g, "")}</code>} run={run} />
    </>
  );
}
