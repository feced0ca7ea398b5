import { deleteRunView } from "@/lib/contract/run-views";
import * as views from "@/lib/data/run-views";
import { forOwner } from "@/app/api/_http/handle";
import { notFound } from "@/app/api/_http/refusal";

export const DELETE = forOwner(deleteRunView, async (asker, { params }) => {
  if (!(await views.deleteRunView(asker, params.viewId))) throw notFound();
});
