"use client";

import { Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { JsonField } from "@/lib/nodes/json-field";
import { readSettings } from "@/lib/nodes/read-settings";
import { toolConfig } from "@/lib/nodes/tool/schema";

export function ToolInspector(props: InspectorProps) {
  const settings = readSettings(toolConfig, props.node.config);
  const { change, problemOf } = props;
  return (
    <>
      <Section explanation="Servers are connected in the settings; a graph knows them by name only.">
        <TextSetting {...props} field="server" label="Server" value={settings.server} mono />
        <TextSetting {...props} field="tool" label="Tool" value={settings.tool} mono />
      </Section>
      <Section>
        <JsonField
          label="Arguments"
          rows={8}
          value={settings.arguments}
          error={problemOf("arguments")?.message ?? null}
          hint={'References stand in strings: {"query": "{{plan.output}}"}. As a delegate it reads {{task.objective}}.'}
          onChange={(next) => change({ arguments: next })}
        />
      </Section>
    </>
  );
}
