import "server-only";
import { cache } from "react";
import type { ShownTemplate } from "@/components/graphs/template-card";
import { toPreview } from "@/lib/data/graph-summary";
import { templates, type Template } from "@/lib/graph/templates";
import { catalogue, findModel } from "@/lib/model/catalogue";
import { compileAnswer } from "@/lib/runtime/compile-graph";

/** The templates with what a card says about them: picture, models, likely cost and time. */
export const shownTemplates = cache((): ShownTemplate[] => templates.map(toShown));

function toShown(template: Template): ShownTemplate {
  const preview = toPreview(template.graph);
  const ids = [...new Set(preview.nodes.flatMap(({ model }) => model ?? []))];
  const models = ids.map((id) => {
    const known = findModel(catalogue, id);
    return { id, label: known?.label ?? id, tier: known?.tier ?? null };
  });
  const compiled = compileAnswer(template.graph);
  const likely = compiled.ok
    ? { costNanoUsd: compiled.value.estimate.costNanoUsd.likely, durationMs: compiled.value.estimate.durationMs.likely }
    : null;
  return { ...template, preview, models, likely };
}
