"use client";

import { ChoiceSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { mergeConfig } from "@/lib/nodes/merge/schema";
import { readSettings } from "@/lib/nodes/read-settings";

const shapes = [
  { value: "object", label: "Object, by node" },
  { value: "list", label: "List" },
  { value: "text", label: "Text" },
] as const;

export function MergeInspector(props: InspectorProps) {
  const { shape, separator } = readSettings(mergeConfig, props.node.config);
  return (
    <Section>
      <p className="inspector-remark">Waits for all inputs that are live. A branch that is not taken is left out.</p>
      <ChoiceSetting {...props} field="shape" label="Joined as" value={shape} options={shapes} />
      {shape === "text" && <TextSetting {...props} field="separator" label="Between the texts" value={separator} rows={2} />}
    </Section>
  );
}
