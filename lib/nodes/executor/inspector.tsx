"use client";

import { executorConfig } from "@/lib/nodes/executor/schema";
import { ToolsSetting } from "@/lib/nodes/executor/tools-setting";
import { NumberSetting, PromptSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { EffortSetting, ModelSetting } from "@/lib/nodes/model-setting";
import { readSettings } from "@/lib/nodes/read-settings";
import { SchemaSetting } from "@/lib/nodes/schema-setting";

export function ExecutorInspector(props: InspectorProps) {
  const settings = readSettings(executorConfig, props.node.config);
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
          hint="What is the model to do? Refer to values with {{"
        />
        <PromptSetting {...props} field="system" label="System prompt" value={settings.system ?? ""} folded />
        <TextSetting
          {...props}
          field="attachments"
          label="Files, one a line"
          value={settings.attachments.join("\n")}
          rows={2}
          mono
          explanation="References to file fields, such as {{start.report}}: text, PDF or images."
          onChange={(text) => props.change({ attachments: text.trim() === "" ? undefined : text.split("\n") })}
        />
      </Section>
      <ToolsSetting {...props} settings={settings} />
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
