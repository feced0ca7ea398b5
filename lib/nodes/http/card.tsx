"use client";

import { CardFooter, CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { httpConfig } from "@/lib/nodes/http/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function HttpCard({ node, run }: CardProps) {
  const { method, url } = readSettings(httpConfig, node.config);
  const where = `${method} ${pathOf(url)}`;
  return (
    <>
      <CardHeader kind="http" name={node.name} />
      <CardFooter left={<code title={url}>{where}</code>} run={run} />
    </>
  );
}

/** The end of an address says more than its beginning: the path, else the host. */
function pathOf(url: string): string {
  const bare = url.replaceAll(/\{\{\s*|\s*\}\}/g, "").replace(/^https?:\/\//i, "");
  const path = bare.slice(bare.indexOf("/")).split(/[?#]/)[0] ?? "";
  return bare.includes("/") && path !== "/" ? path : bare.replace(/\/$/, "");
}
