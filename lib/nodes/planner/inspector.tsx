"use client";

import { NumberSetting, PromptSetting, Section, SwitchSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { plannerConfig } from "@/lib/nodes/planner/schema";
import { EffortSetting, ModelSetting } from "@/lib/nodes/model-setting";
import { readSettings } from "@/lib/nodes/read-settings";
import { SchemaSetting } from "@/lib/nodes/schema-setting";

export function PlannerInspector(props: InspectorProps) {
  const settings = readSettings(plannerConfig, props.node.config);
  const { change } = props;
  return (
    <>
      <Section>
        <ModelSetting {...props} model={settings.model} />
        <EffortSetting {...props} model={settings.model} effort={settings.effort} />
      </Section>
      <Section>
        <PromptSetting
          {...props}
          field="prompt"
          label="Prompt"
          value={settings.prompt}
          hint="What is the goal? Refer to the input with {{"
        />
        <PromptSetting {...props} field="system" label="System prompt" value={settings.system ?? ""} folded />
      </Section>
      <Section>
        <div className="inspector-pair">
          <NumberSetting {...props} field="maxTasks" label="Tasks at most" value={settings.maxTasks} min={1} max={200} />
          <NumberSetting {...props} field="maxRounds" label="Rounds at most" value={settings.maxRounds} min={1} max={10} />
        </div>
        <SwitchSetting
          label="Review the plan"
          explanation="The run waits until somebody has read, changed or approved each plan."
          value={settings.review}
          onChange={(review) => change({ review: review ? true : undefined })}
        />
        <SwitchSetting
          label="Write the final answer"
          explanation="Else the results of the tasks are passed on as a list."
          value={settings.synthesize}
          onChange={(synthesize) => change({ synthesize: synthesize ? undefined : false })}
        />
      </Section>
      <Section>
        <SchemaSetting {...props} value={settings.outputSchema} />
        <NumberSetting
          {...props}
          field="maxOutputTokens"
          label="Output tokens at most"
          value={settings.maxOutputTokens}
          min={1}
          max={128_000}
        />
      </Section>
    </>
  );
}
