import { bulkRuns } from "@/lib/contract/run-bulk";
import * as runtime from "@/lib/runtime/bulk-runs";
import { forOwner } from "@/app/api/_http/handle";

export const POST = forOwner(bulkRuns, (asker, { body }) => runtime.bulkRuns(asker, body));
