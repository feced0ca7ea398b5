import { compileGraph } from "@/lib/contract/compile";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { knownNames } from "@/lib/runtime/known-names";
import { graphOf, valid } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";

export const POST = forOwner(compileGraph, async (asker, { body }) =>
  valid(compileAnswer(await bundleSubgraphs(asker, graphOf(body.graph)), await knownNames(asker), body.pinned)),
);
