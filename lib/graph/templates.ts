import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import decisionSupport from "@/lib/graph/templates/decision-support.baton.json";
import documentPipeline from "@/lib/graph/templates/document-pipeline.baton.json";
import eachPart from "@/lib/graph/templates/each-part.baton.json";
import evaluatorAndOptimizer from "@/lib/graph/templates/evaluator-and-optimizer.baton.json";
import orchestratorAndWorkers from "@/lib/graph/templates/orchestrator-and-workers.baton.json";
import promptChain from "@/lib/graph/templates/prompt-chain.baton.json";
import researchBrief from "@/lib/graph/templates/research-brief.baton.json";
import routing from "@/lib/graph/templates/routing.baton.json";
import sectionsAndVotes from "@/lib/graph/templates/sections-and-votes.baton.json";
import supportTriage from "@/lib/graph/templates/support-triage.baton.json";
import threeReviews from "@/lib/graph/templates/three-reviews.baton.json";

/** A graph to begin with. It is a document like any other; opening one makes a copy. */
export type Template = { slug: string; name: string; description: string; graph: Graph };

export const templates: Template[] = [
  toTemplate("research-brief", researchBrief),
  toTemplate("support-triage", supportTriage),
  toTemplate("document-pipeline", documentPipeline),
  toTemplate("decision-support", decisionSupport),
  toTemplate("prompt-chain", promptChain),
  toTemplate("routing", routing),
  toTemplate("sections-and-votes", sectionsAndVotes),
  toTemplate("orchestrator-and-workers", orchestratorAndWorkers),
  toTemplate("evaluator-and-optimizer", evaluatorAndOptimizer),
  toTemplate("each-part", eachPart),
  toTemplate("three-reviews", threeReviews),
];

function toTemplate(slug: string, raw: unknown): Template {
  const parsed = parseGraph(raw);
  if (!parsed.ok) throw new Error(`the template ${slug} is no graph: ${JSON.stringify(parsed.error)}`);
  return { slug, name: parsed.value.name, description: parsed.value.description ?? "", graph: parsed.value };
}
