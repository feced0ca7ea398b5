import { listTags } from "@/lib/contract/graphs";
import * as graphs from "@/lib/data/graphs";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listTags, async (asker) => ({ items: await graphs.listTags(asker) }));
