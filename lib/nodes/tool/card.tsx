"use client";

import { CardFooter, CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { toolConfig } from "@/lib/nodes/tool/schema";

export function ToolCard({ node, run }: CardProps) {
  const { server, tool } = readSettings(toolConfig, node.config);
  const named = [server, tool].filter((name) => name !== "").join(": ");
  return (
    <>
      <CardHeader kind="tool" name={node.name} />
      <CardFooter left={<code title={named}>{named}</code>} run={run} />
    </>
  );
}
