"use client";

import { evaluatorConfig } from "@/lib/nodes/evaluator/schema";
import { NumberSetting, PromptSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { EffortSetting, ModelSetting } from "@/lib/nodes/model-setting";
import { readSettings } from "@/lib/nodes/read-settings";

export function EvaluatorInspector(props: InspectorProps) {
  const settings = readSettings(evaluatorConfig, props.node.config);
  return (
    <>
      <Section>
        <ModelSetting {...props} model={settings.model} />
        <EffortSetting {...props} model={settings.model} effort={settings.effort} />
      </Section>
      <Section
        explanation={`Gives a score from 0 to 1 and feedback: {{${props.node.id}.output.score}}, {{${props.node.id}.output.feedback}}.`}
      >
        <PromptSetting
          {...props}
          field="rubric"
          label="Rubric"
          value={settings.rubric}
          hint="What makes a value good? One line for each rule."
        />
        <PromptSetting {...props} field="value" label="Value" value={settings.value} hint="What is judged. {{value}} is what arrives." />
        <NumberSetting {...props} field="threshold" label="Passes from" value={settings.threshold} min={0} max={1} step={0.05} />
      </Section>
    </>
  );
}
