"use client";

import { ChoiceSetting, NumberSetting, PromptSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { mapConfig } from "@/lib/nodes/map/schema";
import { readSettings } from "@/lib/nodes/read-settings";

const failures = [
  { value: "fail", label: "Fail the map" },
  { value: "skip", label: "Leave the item out" },
  { value: "keep", label: "Keep its error in the list" },
] as const;

export function MapInspector(props: InspectorProps) {
  const { items, maxItems, concurrency, onItemError } = readSettings(mapConfig, props.node.config);
  return (
    <Section
      explanation={`What is inside runs once for every item. There {{${props.node.id}.item}} is the item, {{${props.node.id}.index}} its number from 0.`}
    >
      <PromptSetting {...props} field="items" label="Items" value={items} hint="A list. Refer to one with {{" />
      <div className="inspector-pair">
        <NumberSetting {...props} field="concurrency" label="At once" value={concurrency} min={1} max={256} />
        <NumberSetting {...props} field="maxItems" label="Items at most" value={maxItems} min={1} max={10_000} />
      </div>
      <ChoiceSetting {...props} field="onItemError" label="When an item fails" value={onItemError} options={failures} />
    </Section>
  );
}
