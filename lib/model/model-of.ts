import { catalogue, findModel, type ModelEntry } from "@/lib/model/catalogue";

/** A model as people call it, with its tier; one that no table knows keeps its id and has none. */
export function modelOf(id: string): { label: string; tier: ModelEntry["tier"] | null } {
  const model = findModel(catalogue, id);
  if (model === undefined) return { label: id === "" ? "No model" : id, tier: null };
  return { label: model.label, tier: model.tier };
}
