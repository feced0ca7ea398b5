"use client";

import { HttpRequestFields } from "@/lib/nodes/http-request-fields";
import { httpConfig } from "@/lib/nodes/http/schema";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";

export function HttpInspector({ node, change, problemOf }: InspectorProps) {
  const request = readSettings(httpConfig, node.config);
  return <HttpRequestFields request={request} place={{ field: (name) => name }} change={change} problemOf={problemOf} />;
}
