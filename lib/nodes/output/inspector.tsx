"use client";

import { PromptSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { outputConfig } from "@/lib/nodes/output/schema";
import { readSettings } from "@/lib/nodes/read-settings";

export function OutputInspector(props: InspectorProps) {
  const { value } = readSettings(outputConfig, props.node.config);
  return (
    <Section>
      <PromptSetting {...props} field="value" label="Value" value={value} hint="{{node.output}}" />
    </Section>
  );
}
