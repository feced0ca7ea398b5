"use client";

import { HttpAddressFields, HttpBodyFields, HttpPairsFields } from "@/lib/nodes/http-request-fields";
import { httpConfig } from "@/lib/nodes/http/schema";
import { Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";

export function HttpInspector({ node, change, problemOf }: InspectorProps) {
  const fields = { request: readSettings(httpConfig, node.config), place: { field: (name: string) => name }, change, problemOf };
  return (
    <>
      <Section>
        <HttpAddressFields {...fields} />
      </Section>
      <Section title="Query and headers" explanation="Values may hold references. Secrets stand by their name: {{secrets.API_KEY}}.">
        <HttpPairsFields {...fields} />
      </Section>
      <Section>
        <HttpBodyFields {...fields} />
      </Section>
    </>
  );
}
