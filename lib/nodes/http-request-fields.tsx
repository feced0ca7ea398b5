"use client";

import type { JsonValue } from "@/lib/core/json";
import type { HttpPlace, HttpRequestSettings } from "@/lib/nodes/http-request";
import { ChoiceSetting, TextSetting } from "@/lib/nodes/inspector-parts";
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

export type HttpFieldsProps = Pick<InspectorProps, "problemOf"> & {
  request: HttpRequestSettings;
  place: HttpPlace;
  /** A patch of the request itself. */
  change: (patch: SettingsPatch) => void;
};

/** Where to call, and how the answer is read. */
export function HttpAddressFields({ request, place, change, problemOf }: HttpFieldsProps) {
  const setting = (name: string) => ({ field: place.field(name), change, problemOf });
  return (
    <>
      <div className="inspector-pair">
        <ChoiceSetting
          {...setting("method")}
          label="Method"
          value={request.method}
          options={methods}
          onChange={(method) => change({ method })}
        />
        <ChoiceSetting
          {...setting("responseAs")}
          label="Read the answer as"
          value={request.responseAs}
          options={answers}
          onChange={(responseAs) => change({ responseAs })}
        />
      </div>
      <TextSetting
        {...setting("url")}
        label="Address"
        value={request.url}
        mono
        rows={2}
        explanation="Addresses inside your network are refused unless the operator lets them through."
        onChange={(url) => change({ url })}
      />
    </>
  );
}

/** Query and headers. */
export function HttpPairsFields({ request, place, change, problemOf }: HttpFieldsProps) {
  return (
    <>
      <PairsSetting
        field={place.field("query")}
        label="Parameter"
        value={request.query}
        problemOf={problemOf}
        onChange={(query) => change({ query })}
      />
      <PairsSetting
        field={place.field("headers")}
        label="Header"
        value={request.headers}
        problemOf={problemOf}
        onChange={(headers) => change({ headers })}
      />
    </>
  );
}

export function HttpBodyFields({ request: { body }, place, change, problemOf }: HttpFieldsProps) {
  const setting = { field: place.field("body"), change, problemOf };
  const sort = sortOf(body);
  return (
    <>
      <ChoiceSetting
        {...setting}
        label="Body"
        value={sort}
        options={bodies}
        onChange={(next) => change({ body: next === "none" ? undefined : next === "json" ? {} : "" })}
      />
      {typeof body === "string" && (
        <TextSetting {...setting} label="Text" value={body} mono rows={6} onChange={(next) => change({ body: next })} />
      )}
      {sort === "json" && (
        <JsonField
          label="JSON"
          rows={8}
          value={body ?? {}}
          error={null}
          hint={'A string that is one reference becomes its value: {"items": "{{plan.output}}"}'}
          onChange={(next) => change({ body: next })}
        />
      )}
    </>
  );
}

function sortOf(body: JsonValue | undefined): "none" | "json" | "text" {
  if (body === undefined) return "none";
  return typeof body === "string" ? "text" : "json";
}
