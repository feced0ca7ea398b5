"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { JsonValue } from "@/lib/core/json";
import { ExpressionSetting, PromptSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { transformConfig } from "@/lib/nodes/transform/schema";

const ways = [
  { value: "template", label: "Template", name: "JSON or text with references" },
  { value: "expression", label: "Expression", name: "An expression" },
] as const;

export function TransformInspector(props: InspectorProps) {
  const { template, expression } = readSettings(transformConfig, props.node.config);
  const way = expression === undefined ? "template" : "expression";
  const [text, setText] = useState<string | null>(null);
  return (
    <Section explanation="Makes a value without asking a model.">
      <Field label="Made by">
        <Segmented
          value={way}
          options={ways}
          onValueChange={(next) => {
            setText(null);
            props.change(
              next === "template" ? { template: "{{value}}", expression: undefined } : { template: undefined, expression: "value" },
            );
          }}
        />
      </Field>
      {expression === undefined ? (
        <PromptSetting
          {...props}
          change={(patch) => {
            const written = String(patch["template"] ?? "");
            setText(written);
            props.change({ template: toTemplate(written) });
          }}
          field="template"
          label="Template"
          value={text ?? (typeof template === "string" || template === undefined ? (template ?? "") : JSON.stringify(template, null, 2))}
          hint="Text, or JSON with references in its strings."
        />
      ) : (
        <ExpressionSetting
          {...props}
          field="expression"
          label="Expression"
          value={expression}
          onChange={(next) => props.change({ expression: next })}
        />
      )}
    </Section>
  );
}

/** What reads as a JSON object or list is one; everything else is text. */
function toTemplate(text: string): JsonValue {
  if (!/^\s*[[{]/.test(text) || text.trimStart().startsWith("{{")) return text;
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
  } catch {
    return text;
  }
}
