import { listTemplates, saveTemplate } from "@/lib/contract/templates";
import * as templates from "@/lib/data/templates";
import { graphOf } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listTemplates, (asker, { query }) => templates.listTemplates(asker, query));

export const POST = forOwner(saveTemplate, (asker, { body }) => templates.saveTemplate(asker, graphOf(body)));
