"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ExpressionSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";
import { routerConfig, type RouterConfig } from "@/lib/nodes/router/schema";

type Route = RouterConfig["routes"][number];

/** The routes in the order in which they are tried. */
export function RouterInspector(props: InspectorProps) {
  const { routes } = readSettings(routerConfig, props.node.config);
  const write = (next: Route[]) => props.change({ routes: next.map((route) => ({ ...route })) });
  const replace = (index: number, patch: Partial<Route>) =>
    write(routes.map((route, at) => (at === index ? { ...route, ...patch } : route)));
  return (
    <Section
      title="Routes"
      explanation="The first true one is taken, else the port else. Conditions are CEL, for example judge.output.score >= 0.7"
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
          <ExpressionSetting
            {...props}
            field={`routes[${index}].when`}
            label="When"
            value={route.when ?? ""}
            onChange={(when) => replace(index, { when })}
          />
        </fieldset>
      ))}
      <Button onClick={() => write([...routes, { key: freeKey(routes), when: "" }])}>
        <Plus size={15} />
        Add a route
      </Button>
    </Section>
  );
}

function freeKey(routes: readonly Route[]): string {
  for (let number = routes.length + 1; ; number += 1)
    if (!routes.some((route) => route.key === `route_${number}`)) return `route_${number}`;
}
