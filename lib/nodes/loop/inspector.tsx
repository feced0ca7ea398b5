"use client";

import { ChoiceSetting, ExpressionSetting, NumberSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { loopConfig } from "@/lib/nodes/loop/schema";
import { readSettings } from "@/lib/nodes/read-settings";

const limits = [
  { value: "continue", label: "Go on with the last result" },
  { value: "fail", label: "Fail" },
] as const;

export function LoopInspector(props: InspectorProps) {
  const { until, maxIterations, onLimit } = readSettings(loopConfig, props.node.config);
  return (
    <Section
      explanation={`What is inside runs at least once. There {{${props.node.id}.value}} is what the last turn came to, {{${props.node.id}.index}} the turn's number from 0.`}
    >
      <ExpressionSetting {...props} field="until" label="Until" value={until} onChange={(next) => props.change({ until: next })} />
      <div className="inspector-pair">
        <NumberSetting {...props} field="maxIterations" label="Turns at most" value={maxIterations} min={1} max={1_000} />
        <ChoiceSetting {...props} field="onLimit" label="Then" value={onLimit} options={limits} />
      </div>
    </Section>
  );
}
