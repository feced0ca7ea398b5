import type { Problem } from "@/lib/core/errors";
import { findModel, isRetired, type ModelCatalogue, type ModelEntry } from "@/lib/model/catalogue";
import { priceRow, priceTable } from "@/lib/money/prices";
import { callOf } from "@/lib/spec/call-of";
import { innerSpecs } from "@/lib/spec/inner-specs";
import type { Part, Spec } from "@/lib/spec/spec";

const soonDays = 90;

/** What depends on the day: models that are gone or will be soon, and models without a price. Changes no spec and no hash (C7). */
export function todayProblems(spec: Spec, catalogue: ModelCatalogue, today: Date): Problem[] {
  return spec.parts.flatMap(modelsOf).flatMap((use) => modelProblems(use, catalogue, today));
}

type Use = { nodeId: string; field: string; model: string };

/** What a plan may choose from stands at the delegates. */
function modelsOf({ id, work, policy }: Part): Use[] {
  const call = callOf(work);
  const inside = innerSpecs(work).flatMap((spec) => spec.parts.flatMap(modelsOf).map((use) => ({ ...use, nodeId: id })));
  if (call === null) return inside;
  const choices = work.op === "plan" ? work.delegates.flatMap((delegate) => numbered(delegate.id, "taskModels", delegate.taskModels)) : [];
  const own =
    call.auto === undefined
      ? [{ nodeId: id, field: "model", model: call.model }]
      : Object.entries(call.auto).map(([difficulty, model]) => ({ nodeId: id, field: `model.auto.${difficulty}`, model }));
  return [...own, ...numbered(id, "policy.fallbackModels", policy.fallbackModels), ...choices, ...inside];
}

function numbered(nodeId: string, list: string, models: string[]): Use[] {
  return models.map((model, index) => ({ nodeId, field: `${list}[${index}]`, model }));
}

function modelProblems({ model: id, ...place }: Use, catalogue: ModelCatalogue, today: Date): Problem[] {
  const model = findModel(catalogue, id);
  // That no table knows it is in the compiler's own problems.
  if (!model) return [];
  if (isRetired(model, today))
    return [
      {
        code: "model_retired",
        severity: "error",
        ...place,
        message: `${model.label} has been retired on ${model.retiresAt}.`,
        hint: "Choose a current model.",
      },
    ];
  const problems: Problem[] = [];
  if (retiresSoon(model, today))
    problems.push({
      code: "model_retiring",
      severity: "warning",
      ...place,
      message: `${model.label} retires on ${model.retiresAt}.`,
      hint: "Choose a current model before that day.",
    });
  if (!priceRow(priceTable, id, today) && !priceRow(priceTable, model.id, today))
    problems.push({
      code: "model_unpriced",
      severity: "warning",
      ...place,
      message: `${model.label} has no price in the table, so its calls are unpriced.`,
      hint: "A cost limit cannot hold it.",
    });
  return problems;
}

function retiresSoon({ retiresAt }: ModelEntry, today: Date): boolean {
  return retiresAt !== null && new Date(`${retiresAt}T00:00:00Z`).getTime() - today.getTime() < soonDays * 86_400_000;
}
