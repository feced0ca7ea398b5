import { getSpec } from "@/lib/contract/compile";
import { findGraph } from "@/lib/data/graphs";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { knownNames } from "@/lib/runtime/known-names";
import { valid } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(getSpec, async (asker, { params }) => {
  const { graph } = orNotFound(await findGraph(asker, params.graphId));
  return valid(compileAnswer(await bundleSubgraphs(asker, graph), await knownNames(asker)));
});
