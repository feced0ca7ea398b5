"use client";

import type { JsonObject } from "@/lib/core/json";
import { SwitchSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { SchemaEditor } from "@/lib/nodes/schema-editor";

const firstSchema: JsonObject = {
  type: "object",
  properties: { answer: { type: "string" } },
  required: ["answer"],
  additionalProperties: false,
};

/** Whether the answer is an object, and of which JSON Schema. */
export function SchemaSetting({ value, change, problemOf }: InspectorProps & { value: JsonObject | undefined }) {
  return (
    <>
      <SwitchSetting
        label="Structured output"
        explanation="The answer is an object of this JSON Schema."
        value={value !== undefined}
        onChange={(on) => change({ outputSchema: on ? firstSchema : undefined })}
      />
      {value !== undefined && (
        <SchemaEditor
          label="Shape of the answer"
          value={value}
          error={problemOf("outputSchema")?.message ?? null}
          onChange={(outputSchema) => change({ outputSchema })}
        />
      )}
    </>
  );
}
