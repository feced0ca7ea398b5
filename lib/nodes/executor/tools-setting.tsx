"use client";

import { Globe, Plus, Search, Waypoints, Workflow, Wrench, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { ExecutorConfig, ExecutorTool } from "@/lib/nodes/executor/schema";
import { ToolFields } from "@/lib/nodes/executor/tool-fields";
import { NumberSetting, Section } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";

const fresh = {
  mcp: { type: "mcp", server: "" },
  web_search: { type: "web_search", maxUses: 5 },
  web_fetch: { type: "web_fetch", maxUses: 5 },
  http: {
    type: "http",
    name: "lookup",
    description: "",
    inputSchema: { type: "object", properties: { query: { type: "string" } }, required: ["query"], additionalProperties: false },
    request: { url: "" },
  },
  subgraph: { type: "subgraph", name: "", description: "", graph: "" },
} satisfies Record<string, JsonObject>;

const titles: Record<ExecutorTool["type"], string> = {
  mcp: "Tool server",
  web_search: "Web search",
  web_fetch: "Web pages",
  http: "HTTP request",
  subgraph: "Sub-graph",
};

/** What the model may call before it answers. */
export function ToolsSetting({ settings, ...props }: InspectorProps & { settings: ExecutorConfig }) {
  const { node, change } = props;
  const { tools, maxTurns } = settings;
  // As they stand in the document: only what differs from a default is written.
  const written = Array.isArray(node.config["tools"]) ? node.config["tools"] : [];
  const write = (next: JsonValue[]) => change({ tools: next.length === 0 ? undefined : next });
  const replace = (index: number, tool: JsonValue) => write(written.map((old, at) => (at === index ? tool : old)));
  return (
    <Section title="Tools" explanation="The model may call these before it answers. What they give back is treated as data.">
      {tools.map((tool, index) => (
        <fieldset className="inspector-item" key={index}>
          <legend className="sr-only">
            Tool {index + 1}: {titles[tool.type]}
          </legend>
          <div className="flex items-center justify-between gap-2">
            <span className="text-base font-medium">{titles[tool.type]}</span>
            <IconButton label={`Remove ${titles[tool.type]}`} size="small" onClick={() => write(written.filter((_, at) => at !== index))}>
              <X />
            </IconButton>
          </div>
          <ToolFields {...props} tool={tool} written={written[index] ?? {}} index={index} onChange={(next) => replace(index, next)} />
        </fieldset>
      ))}
      <Menu
        align="start"
        trigger={
          <Button size="small" className="self-start">
            <Plus />
            Add a tool
          </Button>
        }
      >
        <MenuItem icon={<Wrench />} onSelect={() => write([...written, fresh.mcp])}>
          Tools of a server
        </MenuItem>
        <MenuItem icon={<Waypoints />} onSelect={() => write([...written, fresh.http])}>
          HTTP request
        </MenuItem>
        <MenuItem icon={<Workflow />} onSelect={() => write([...written, fresh.subgraph])}>
          Another graph
        </MenuItem>
        <MenuItem icon={<Search />} disabled={has(tools, "web_search")} onSelect={() => write([...written, fresh.web_search])}>
          Web search
        </MenuItem>
        <MenuItem icon={<Globe />} disabled={has(tools, "web_fetch")} onSelect={() => write([...written, fresh.web_fetch])}>
          Web pages
        </MenuItem>
      </Menu>
      {tools.length > 0 && <NumberSetting {...props} field="maxTurns" label="Turns at most" value={maxTurns} min={1} max={100} />}
    </Section>
  );
}

function has(tools: ExecutorTool[], type: ExecutorTool["type"]): boolean {
  return tools.some((tool) => tool.type === type);
}
