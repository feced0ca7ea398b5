"use client";

import { ChoiceSetting, NumberSetting, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import type { SubgraphRef } from "@/lib/nodes/kit";

const versions = [
  { value: "published", label: "The published one" },
  { value: "latest", label: "The draft as it is" },
  { value: "number", label: "One version" },
] as const;

type GraphChoiceProps = Pick<InspectorProps, "problemOf"> &
  SubgraphRef & { field: (name: string) => string; onChange: (patch: Partial<SubgraphRef>) => void };

/** Another graph, and which of its versions. */
export function GraphChoice({ graph, version, field, onChange, problemOf }: GraphChoiceProps) {
  const common = { problemOf, change: () => undefined };
  return (
    <>
      <TextSetting
        {...common}
        field={field("graph")}
        label="Graph"
        value={graph}
        mono
        explanation="Its short name, as it stands in the address of its page: fact-check"
        onChange={(next) => onChange({ graph: next })}
      />
      <div className="inspector-pair">
        <ChoiceSetting
          {...common}
          field={field("version")}
          label="Version"
          value={typeof version === "number" ? "number" : version}
          options={versions}
          onChange={(next) => onChange({ version: next === "number" ? 1 : next })}
        />
        {typeof version === "number" && (
          <NumberSetting
            problemOf={problemOf}
            change={(patch) => onChange({ version: Number(patch[field("version")]) })}
            field={field("version")}
            label="Number"
            value={version}
            min={1}
            max={1_000_000}
          />
        )}
      </div>
    </>
  );
}
