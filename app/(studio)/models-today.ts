import "server-only";
import type { ModelsAnswer } from "@/lib/contract/models";
import { knownModels } from "@/lib/runtime/known-models";

export function modelsToday(): ModelsAnswer {
  return knownModels(new Date());
}
