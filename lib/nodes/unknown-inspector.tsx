"use client";

import { Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";

/** Settings of a kind that this version does not know: shown as they are, never changed (G8). */
export function UnknownInspector({ node }: InspectorProps) {
  return (
    <Section>
      <p className="inspector-remark">This version does not know the kind {node.kind}. The node is kept as it is.</p>
      <pre className="inspector-json" tabIndex={0}>
        {JSON.stringify(node.config, null, 2)}
      </pre>
    </Section>
  );
}
