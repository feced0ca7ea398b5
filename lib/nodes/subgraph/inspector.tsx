"use client";

import { GraphChoice } from "@/lib/nodes/graph-choice";
import { PromptSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { subgraphConfig } from "@/lib/nodes/subgraph/schema";

/** Which graph, and what it is given. Its fields are named by the problems until they are filled in. */
export function SubgraphInspector(props: InspectorProps) {
  const { graph, version, input } = readSettings(subgraphConfig, props.node.config);
  const { change } = props;
  const missing = (props.problemOf("input")?.message ?? "") !== "";
  const entries = Object.entries(input);
  return (
    <>
      <Section explanation="Its steps are nested in this run, its cost counts here.">
        <GraphChoice {...props} field={(name) => name} graph={graph} version={version} onChange={change} />
      </Section>
      <Section title="Input" explanation={missing ? undefined : "What each of its fields is given."}>
        {entries.map(([key, value]) => (
          <PromptSetting
            {...props}
            key={key}
            change={(patch) => change({ input: { ...input, [key]: patch[`input.${key}`] ?? "" } })}
            field={`input.${key}`}
            label={key}
            value={typeof value === "string" ? value : JSON.stringify(value)}
          />
        ))}
        <TextSetting
          {...props}
          field="input"
          label="Add a field"
          value=""
          mono
          explanation="Write its key."
          onChange={(key) => /^\w+$/.test(key) && change({ input: { ...input, [key]: "{{value}}" } })}
        />
      </Section>
    </>
  );
}
