import { listModels } from "@/lib/contract/models";
import { knownModels } from "@/lib/runtime/known-models";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listModels, async () => knownModels(new Date()));
