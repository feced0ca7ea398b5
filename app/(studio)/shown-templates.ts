import "server-only";
import type { ShownTemplate } from "@/components/graphs/template-card";
import type { TemplateAverage } from "@/lib/contract/templates";
import { toPreview } from "@/lib/data/graph-summary";
import type { Asker } from "@/lib/data/owners";
import { listTemplates, templateAverages } from "@/lib/data/templates";
import type { Graph } from "@/lib/graph/document";
import { templates } from "@/lib/graph/templates";
import { catalogue, findModel } from "@/lib/model/catalogue";
import { compileAnswer } from "@/lib/runtime/compile-graph";

/** Our templates with what a card says about them: picture, models, what a run costs. */
export async function shownTemplates(asker: Asker): Promise<ShownTemplate[]> {
  const averages = await templateAverages(asker);
  return templates.map(({ slug, graph }) => ({ ...lookOf(slug, graph), average: averages.get(slug) ?? null }));
}

/** More than these nobody looks through; the search is for the rest. */
const most = 100;

/** The person's own. */
export async function ownTemplates(asker: Asker): Promise<ShownTemplate[]> {
  const { items } = await listTemplates(asker, { limit: most });
  return items.map(({ id, graph, average }) => toShown(id, graph, average, true));
}

const looks = new Map<string, ShownTemplate>();

/** Ours do not change while the server runs: they are compiled for their estimate once. */
function lookOf(slug: string, graph: Graph): ShownTemplate {
  const look = looks.get(slug) ?? toShown(slug, graph, null, false);
  looks.set(slug, look);
  return look;
}

function toShown(id: string, graph: Graph, average: TemplateAverage | null, own: boolean): ShownTemplate {
  const preview = toPreview(graph);
  const ids = [...new Set(preview.nodes.flatMap(({ model }) => model ?? []))];
  const models = ids.map((model) => {
    const known = findModel(catalogue, model);
    return { id: model, label: known?.label ?? model, tier: known?.tier ?? null };
  });
  const compiled = compileAnswer(graph);
  const likely = compiled.ok
    ? { costNanoUsd: compiled.value.estimate.costNanoUsd.likely, durationMs: compiled.value.estimate.durationMs.likely }
    : null;
  const { name, description = "", tags = [] } = graph;
  return { id, own, name, description, tags, graph, preview, models, likely, average };
}
