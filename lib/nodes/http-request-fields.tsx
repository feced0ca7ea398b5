"use client";

import type { JsonValue } from "@/lib/core/json";
import type { HttpPlace, HttpRequestSettings } from "@/lib/nodes/http-request";
import { ChoiceSetting, Section, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps, SettingsPatch } from "@/lib/nodes/inspector-props";
import { JsonField } from "@/lib/nodes/json-field";
import { PairsSetting } from "@/lib/nodes/pairs-setting";
import { httpRequest } from "@/lib/spec/spec";

const methods = httpRequest.shape.method.options.map((value) => ({ value, label: value }));
const bodies = [
  { value: "none", label: "None" },
  { value: "json", label: "JSON" },
  { value: "text", label: "Text" },
] as const;
const answers = [
  { value: "json", label: "JSON" },
  { value: "text", label: "Text" },
] as const;

type FieldsProps = Pick<InspectorProps, "problemOf"> & {
  request: HttpRequestSettings;
  place: HttpPlace;
  /** A patch of the request itself. */
  change: (patch: SettingsPatch) => void;
};

/** The form of a request: where to, with what, and how its answer is read. */
export function HttpRequestFields({ request, place, change, problemOf }: FieldsProps) {
  const { method, url, query, headers, body, responseAs } = request;
  const setting = (name: string) => ({ field: place.field(name), change, problemOf });
  return (
    <>
      <Section>
        <div className="inspector-pair">
          <ChoiceSetting
            {...setting("method")}
            label="Method"
            value={method}
            options={methods}
            onChange={(next) => change({ method: next })}
          />
          <ChoiceSetting
            {...setting("responseAs")}
            label="Read the answer as"
            value={responseAs}
            options={answers}
            onChange={(next) => change({ responseAs: next })}
          />
        </div>
        <TextSetting
          {...setting("url")}
          label="Address"
          value={url}
          mono
          rows={2}
          explanation="Addresses inside your network are refused unless the operator lets them through."
          onChange={(next) => change({ url: next })}
        />
      </Section>
      <Section title="Query and headers" explanation="Values may hold references. Secrets stand by their name: {{secrets.API_KEY}}.">
        <PairsSetting {...setting("query")} label="Parameter" value={query} onChange={(next) => change({ query: next })} />
        <PairsSetting {...setting("headers")} label="Header" value={headers} onChange={(next) => change({ headers: next })} />
      </Section>
      <Section>
        <ChoiceSetting
          {...setting("body")}
          label="Body"
          value={sortOf(body)}
          options={bodies}
          onChange={(next) => change({ body: next === "none" ? undefined : next === "json" ? {} : "" })}
        />
        {typeof body === "string" && (
          <TextSetting {...setting("body")} label="Text" value={body} mono rows={6} onChange={(next) => change({ body: next })} />
        )}
        {sortOf(body) === "json" && (
          <JsonField
            label="JSON"
            rows={8}
            value={body ?? {}}
            error={null}
            hint={'A string that is one reference becomes its value: {"items": "{{plan.output}}"}'}
            onChange={(next) => change({ body: next })}
          />
        )}
      </Section>
    </>
  );
}

function sortOf(body: JsonValue | undefined): "none" | "json" | "text" {
  if (body === undefined) return "none";
  return typeof body === "string" ? "text" : "json";
}
