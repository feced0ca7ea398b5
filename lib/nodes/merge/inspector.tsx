"use client";

import { ChoiceSetting, NumberSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { mergeConfig } from "@/lib/nodes/merge/schema";
import { readSettings } from "@/lib/nodes/read-settings";

const waits = [
  { value: "all", label: "All live inputs" },
  { value: "any", label: "The first" },
  { value: "count", label: "So many" },
] as const;

const rests = [
  { value: "cancel", label: "Is cancelled" },
  { value: "ignore", label: "Works on, unheard" },
] as const;

const shapes = [
  { value: "object", label: "Object, by node" },
  { value: "list", label: "List" },
  { value: "text", label: "Text" },
] as const;

export function MergeInspector(props: InspectorProps) {
  const { wait, rest, shape, separator } = readSettings(mergeConfig, props.node.config);
  const { change } = props;
  return (
    <>
      <Section explanation="A branch that is not taken is left out.">
        <div className="inspector-pair">
          <ChoiceSetting
            {...props}
            field="wait"
            label="Waits for"
            value={typeof wait === "object" ? "count" : wait}
            options={waits}
            onChange={(next) => change({ wait: next === "count" ? { count: 2 } : next })}
          />
          {typeof wait === "object" && (
            <NumberSetting
              {...props}
              change={(patch) => change({ wait: { count: Number(patch["count"]) } })}
              field="count"
              label="How many"
              value={wait.count}
              min={1}
              max={1_000}
            />
          )}
        </div>
        {wait !== "all" && <ChoiceSetting {...props} field="rest" label="What comes too late" value={rest} options={rests} />}
      </Section>
      <Section>
        <ChoiceSetting {...props} field="shape" label="Joined as" value={shape} options={shapes} />
        {shape === "text" && <TextSetting {...props} field="separator" label="Between the texts" value={separator} rows={2} />}
      </Section>
    </>
  );
}
