import { z } from "zod";
import { operation } from "@/lib/contract/operation";
import { forOwner } from "@/app/api/_http/handle";
import { notFound } from "@/app/api/_http/refusal";

/** Addresses that do not exist answer like everything else here: signed in first, then a problem in JSON. */
const nowhere = operation({
  id: "nowhere",
  method: "GET",
  path: "",
  summary: "",
  query: z.record(z.string(), z.string()),
  answer: z.void(),
});

const refuse = forOwner(nowhere, async () => {
  throw notFound();
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
