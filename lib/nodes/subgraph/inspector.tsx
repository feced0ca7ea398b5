"use client";

import { ChoiceSetting, NumberSetting, PromptSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { subgraphConfig } from "@/lib/nodes/subgraph/schema";

const versions = [
  { value: "published", label: "The published one" },
  { value: "latest", label: "The draft as it is" },
  { value: "number", label: "One version" },
] as const;

/** Which graph, and what it is given. Its fields are named by the problems until they are filled in. */
export function SubgraphInspector(props: InspectorProps) {
  const { graph, version, input } = readSettings(subgraphConfig, props.node.config);
  const { change } = props;
  const missing = (props.problemOf("input")?.message ?? "") !== "";
  const entries = Object.entries(input);
  return (
    <>
      <Section explanation="Its steps are nested in this run, its cost counts here.">
        <TextSetting
          {...props}
          field="graph"
          label="Graph"
          value={graph}
          mono
          explanation="Its short name, as it stands in the address of its page: fact-check"
        />
        <div className="inspector-pair">
          <ChoiceSetting
            {...props}
            field="version"
            label="Version"
            value={typeof version === "number" ? "number" : version}
            options={versions}
            onChange={(next) => change({ version: next === "number" ? 1 : next })}
          />
          {typeof version === "number" && (
            <NumberSetting {...props} field="version" label="Number" value={version} min={1} max={1_000_000} />
          )}
        </div>
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
