import type { JsonObject } from "@/lib/core/json";
import { catalogue, type Effort, isRetired, type ModelEntry } from "@/lib/model/catalogue";

/** `GET /v1/models`: what can be called today. */
export function modelList(today: Date): JsonObject {
  const models = catalogue.models.filter((model) => model.status !== "retired" && !isRetired(model, today));
  return { data: models.map(modelInfo), has_more: false, first_id: models[0]?.id ?? null, last_id: models.at(-1)?.id ?? null };
}

export function modelInfo(model: ModelEntry): JsonObject {
  const supported = (is: boolean) => ({ supported: is });
  const effort = (level: Effort) => supported(model.efforts.includes(level));
  const { thinking } = model;
  return {
    type: "model",
    id: model.id,
    display_name: model.label,
    created_at: "1970-01-01T00:00:00Z",
    line: model.line,
    lifecycle: model.status === "deprecated" ? "deprecated" : "active",
    deprecated_at: null,
    retires_at: model.retiresAt === null ? null : `${model.retiresAt}T00:00:00Z`,
    max_input_tokens: model.contextTokens,
    max_tokens: model.maxOutputTokens,
    capabilities: {
      batch: supported(false),
      citations: supported(false),
      code_execution: supported(false),
      image_input: supported(false),
      pdf_input: supported(false),
      structured_outputs: supported(model.structuredOutput),
      server_tools: supported(false),
      context_management: supported(false),
      effort: {
        supported: model.efforts.length > 0,
        low: effort("low"),
        medium: effort("medium"),
        high: effort("high"),
        xhigh: effort("xhigh"),
        max: effort("max"),
      },
      thinking: {
        supported: true,
        types: {
          adaptive: supported(thinking.adaptive),
          enabled: supported(thinking.budget),
          disabled: supported(thinking.disabledAt.length > 0),
          between_tools: supported(thinking.betweenToolsAt.length > 0),
        },
      },
    },
  };
}
