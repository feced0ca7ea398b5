"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { ExpressionSetting, PromptSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { EffortSetting, ModelSetting } from "@/lib/nodes/model-setting";
import { readSettings } from "@/lib/nodes/read-settings";
import { routerConfig, type RouterConfig } from "@/lib/nodes/router/schema";

type Route = RouterConfig["routes"][number];

const modes = [
  { value: "condition", label: "Conditions", name: "By conditions" },
  { value: "model", label: "A model", name: "By a model" },
] as const;

/** The routes in the order in which they are tried, or as a model reads them. */
export function RouterInspector(props: InspectorProps) {
  const settings = readSettings(routerConfig, props.node.config);
  const { routes, mode = "condition" } = settings;
  const byModel = mode === "model";
  const write = (next: Route[]) => props.change({ routes: next.map((route) => ({ ...route })) });
  const replace = (index: number, patch: Partial<Route>) =>
    write(routes.map((route, at) => (at === index ? { ...route, ...patch } : route)));
  return (
    <>
      <Section>
        <Field label="Chosen by">
          <Segmented
            value={mode}
            options={modes}
            onValueChange={(next) =>
              props.change({ mode: next, ...(next === "model" && settings.model === "" ? { model: "claude-haiku-5-5" } : {}) })
            }
          />
        </Field>
        {byModel && <ModelSetting {...props} model={settings.model} />}
        {byModel && <EffortSetting {...props} model={settings.model} effort={settings.effort} />}
        {byModel && (
          <PromptSetting
            {...props}
            field="prompt"
            label="Question"
            value={settings.prompt ?? ""}
            hint="Empty: the value that arrives is sorted."
          />
        )}
      </Section>
      <Section
        title="Routes"
        explanation={
          byModel
            ? "The model names one of them with a reason, or else. Say of each what belongs there."
            : "The first true one is taken, else the port else. Conditions are CEL, for example judge.output.score >= 0.7"
        }
      >
        {routes.map((route, index) => (
          <fieldset className="inspector-item" key={index}>
            <legend className="sr-only">Route {index + 1}</legend>
            <div className="inspector-item-row">
              <TextSetting
                {...props}
                field={`routes[${index}].key`}
                label="Port"
                value={route.key}
                mono
                onChange={(key) => replace(index, { key })}
              />
              <IconButton label={`Remove route ${route.key}`} onClick={() => write(routes.filter((_, at) => at !== index))}>
                <X size={15} />
              </IconButton>
            </div>
            {byModel ? (
              <TextSetting
                {...props}
                field={`routes[${index}].description`}
                label="What belongs there"
                value={route.description ?? ""}
                rows={2}
                onChange={(description) => replace(index, { description })}
              />
            ) : (
              <ExpressionSetting
                {...props}
                field={`routes[${index}].when`}
                label="When"
                value={route.when ?? ""}
                onChange={(when) => replace(index, { when })}
              />
            )}
          </fieldset>
        ))}
        <Button onClick={() => write([...routes, { key: freeKey(routes), ...(byModel ? {} : { when: "" }) }])}>
          <Plus size={15} />
          Add a route
        </Button>
      </Section>
    </>
  );
}

function freeKey(routes: readonly Route[]): string {
  for (let number = routes.length + 1; ; number += 1)
    if (!routes.some((route) => route.key === `route_${number}`)) return `route_${number}`;
}
