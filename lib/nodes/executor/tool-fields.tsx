"use client";

import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { ExecutorTool } from "@/lib/nodes/executor/schema";
import { GraphChoice } from "@/lib/nodes/graph-choice";
import { HttpAddressFields, HttpBodyFields, HttpPairsFields } from "@/lib/nodes/http-request-fields";
import { TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps, SettingsPatch } from "@/lib/nodes/inspector-props";
import { SchemaEditor } from "@/lib/nodes/schema-editor";

type ToolProps<T> = Pick<InspectorProps, "change" | "problemOf"> & {
  tool: T;
  /** The same as it stands in the document. */
  written: JsonValue;
  index: number;
  onChange: (tool: JsonObject) => void;
};

/** The form of one tool. */
export function ToolFields(props: ToolProps<ExecutorTool>) {
  const { tool } = props;
  switch (tool.type) {
    case "mcp":
      return <ServerFields {...props} tool={tool} />;
    case "web_search":
    case "web_fetch":
      return <WebFields {...props} tool={tool} />;
    case "http":
      return <HttpFields {...props} tool={tool} />;
    case "subgraph":
      return <GraphFields {...props} tool={tool} />;
  }
}

function patcher({ written, onChange }: Pick<ToolProps<unknown>, "written" | "onChange">) {
  return (patch: SettingsPatch) => onChange(patched(written, patch));
}

/** A setting that is taken away leaves no key behind. */
function patched(written: JsonValue, patch: SettingsPatch): JsonObject {
  const entries = Object.entries({ ...(isObject(written) ? written : {}), ...patch });
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

function ServerFields(props: ToolProps<Extract<ExecutorTool, { type: "mcp" }>>) {
  const { tool, index } = props;
  const patch = patcher(props);
  const names = (text: string) => text.split("\n").filter((name) => name.trim() !== "");
  return (
    <>
      <TextSetting
        {...props}
        field={`tools[${index}].server`}
        label="Server"
        value={tool.server}
        mono
        explanation="Connected in the settings; a graph knows it by name only."
        onChange={(server) => patch({ server })}
      />
      <TextSetting
        {...props}
        field={`tools[${index}].names`}
        label="Only these tools, one a line"
        value={(tool.names ?? []).join("\n")}
        rows={2}
        mono
        explanation="Empty: all of them."
        onChange={(text) => patch({ names: names(text).length === 0 ? undefined : text.split("\n") })}
      />
    </>
  );
}

function WebFields(props: ToolProps<Extract<ExecutorTool, { type: "web_search" | "web_fetch" }>>) {
  const patch = patcher(props);
  return (
    <Field label="Uses at most in a turn" error={props.problemOf(`tools[${props.index}].maxUses`)?.message ?? null}>
      <NumberInput value={props.tool.maxUses} min={1} max={100} onValueChange={(maxUses) => maxUses !== null && patch({ maxUses })} />
    </Field>
  );
}

function GraphFields(props: ToolProps<Extract<ExecutorTool, { type: "subgraph" }>>) {
  const { tool, index } = props;
  const patch = patcher(props);
  const at = `tools[${index}]`;
  return (
    <>
      <NameFields {...props} />
      <GraphChoice
        {...props}
        field={(name) => `${at}.${name}`}
        graph={tool.graph}
        version={tool.version}
        onChange={(next) => patch({ ...next, ...(next.graph !== undefined && tool.name === "" ? { name: next.graph } : {}) })}
      />
    </>
  );
}

/** What the model calls a tool by, and what it is told of it. */
function NameFields(props: ToolProps<Extract<ExecutorTool, { name: string }>>) {
  const { tool, index } = props;
  const patch = patcher(props);
  const at = `tools[${index}]`;
  return (
    <>
      <TextSetting {...props} field={`${at}.name`} label="Name" value={tool.name} mono onChange={(name) => patch({ name })} />
      <TextSetting
        {...props}
        field={`${at}.description`}
        label="What it does, for the model"
        value={tool.description}
        rows={2}
        onChange={(description) => patch({ description })}
      />
    </>
  );
}

function HttpFields(props: ToolProps<Extract<ExecutorTool, { type: "http" }>>) {
  const { tool, index, written, problemOf } = props;
  const patch = patcher(props);
  const at = `tools[${index}]`;
  const request = {
    request: tool.request,
    place: { field: (name: string) => `${at}.request.${name}` },
    problemOf,
    change: (next: SettingsPatch) => patch({ request: patched(isObject(written) ? (written["request"] ?? {}) : {}, next) }),
  };
  return (
    <>
      <NameFields {...props} />
      <SchemaEditor
        label="What the model gives it"
        value={tool.inputSchema}
        error={problemOf(`${at}.inputSchema`)?.message ?? null}
        hint="The request reads it as {{args.query}}."
        onChange={(inputSchema) => patch({ inputSchema })}
      />
      <HttpAddressFields {...request} />
      <HttpPairsFields {...request} />
      <HttpBodyFields {...request} />
    </>
  );
}
