import { deleteTemplate } from "@/lib/contract/templates";
import * as templates from "@/lib/data/templates";
import { forOwner } from "@/app/api/_http/handle";
import { notFound } from "@/app/api/_http/refusal";

export const DELETE = forOwner(deleteTemplate, async (asker, { params }) => {
  if (!(await templates.deleteTemplate(asker, params.templateId))) throw notFound();
});
