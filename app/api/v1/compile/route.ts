import { compileGraph } from "@/lib/contract/compile";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { graphOf, valid } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";

export const POST = forOwner(compileGraph, async (_asker, { body }) => valid(compileAnswer(graphOf(body.graph))));
