import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import type { Report } from "@/lib/nodes/report";
import { modelTiers, type ModelCall } from "@/lib/spec/spec";

export const effort = z.enum(["low", "medium", "high", "xhigh", "max"]);

/** A model's id, or one for each difficulty. Empty: not chosen yet. */
export const modelChoice = z.union([z.string().max(200), z.strictObject({ auto: z.strictObject(modelTiers.shape) })]);
export type ModelChoice = z.infer<typeof modelChoice>;

/** A JSON Schema as it stands in a document; whether we can ask for it is a question of meaning. */
export const jsonSchema = z.record(z.string(), jsonValue);

/** The settings of every kind that asks a model. */
export const modelSettingsShape = {
  model: modelChoice.default(""),
  effort: effort.optional(),
  thinking: z.enum(["summarized", "omitted"]).default("summarized"),
  maxOutputTokens: z.number().int().positive().default(8192),
};
const modelSettings = z.object(modelSettingsShape);
export type ModelSettings = z.infer<typeof modelSettings>;

type Asking = ModelSettings & { system?: string; prompt: string; outputSchema?: z.infer<typeof jsonSchema> };

/**
 * The call that these settings ask for. Reports what is missing; the catalogue of models is the compiler's business. `promptField`: the
 * setting that the prompt stands in, which may not be empty; null: it may.
 */
export function toModelCall(settings: Asking, report: Report, promptField: string | null = "prompt"): ModelCall {
  const { model, effort = null, thinking, maxOutputTokens, system = null, prompt, outputSchema = null } = settings;
  if (promptField !== null && prompt.trim() === "")
    report({ code: "field_missing", field: promptField, message: `The ${promptField} is empty.`, hint: "Write what the model is to do." });
  checkChoice(model, report);
  return {
    model: modelIdOf(model),
    effort,
    thinking,
    maxOutputTokens,
    system: system === "" ? null : system,
    prompt,
    outputSchema,
    ...(typeof model === "string" ? {} : { auto: model.auto }),
  };
}

function checkChoice(model: ModelChoice, report: Report): void {
  if (model === "") report({ code: "field_missing", field: "model", message: "No model is chosen.", hint: "Choose a model." });
  if (typeof model === "string") return;
  for (const [difficulty, id] of Object.entries(model.auto))
    if (id === "")
      report({
        code: "field_missing",
        field: `model.auto.${difficulty}`,
        message: `No model is chosen for work of ${difficulty} difficulty.`,
        hint: "Choose one for each difficulty; the same one may stand twice.",
      });
}

/** The model that these settings name; of a choice by difficulty the middle one. Empty: none is chosen. */
export function modelIdOf(model: ModelChoice): string {
  return typeof model === "string" ? model : model.auto.medium;
}

/** The effort that is set, or empty where the model's own applies; before it, that the difficulty of the work chooses the model. */
export function effortOf({ effort, model }: { effort?: ModelSettings["effort"]; model: ModelChoice }): string {
  return [typeof model === "string" ? "" : "auto", effort ?? ""].filter((word) => word !== "").join(" ");
}
