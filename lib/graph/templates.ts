import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import decisionSupport from "@/lib/graph/templates/decision-support.baton.json";
import documentPipeline from "@/lib/graph/templates/document-pipeline.baton.json";
import eachPart from "@/lib/graph/templates/each-part.baton.json";
import researchBrief from "@/lib/graph/templates/research-brief.baton.json";
import supportTriage from "@/lib/graph/templates/support-triage.baton.json";
import threeReviews from "@/lib/graph/templates/three-reviews.baton.json";
import writeUntilItPasses from "@/lib/graph/templates/write-until-it-passes.baton.json";

/** A graph to begin with. It is a document like any other; opening one makes a copy. */
export type Template = { slug: string; name: string; description: string; graph: Graph };

export const templates: Template[] = [
  toTemplate("research-brief", researchBrief),
  toTemplate("support-triage", supportTriage),
  toTemplate("document-pipeline", documentPipeline),
  toTemplate("write-until-it-passes", writeUntilItPasses),
  toTemplate("each-part", eachPart),
  toTemplate("three-reviews", threeReviews),
  toTemplate("decision-support", decisionSupport),
];

function toTemplate(slug: string, raw: unknown): Template {
  const parsed = parseGraph(raw);
  if (!parsed.ok) throw new Error(`the template ${slug} is no graph: ${JSON.stringify(parsed.error)}`);
  return { slug, name: parsed.value.name, description: parsed.value.description ?? "", graph: parsed.value };
}
