import { listWorkers } from "@/lib/contract/workers";
import { readWorkers } from "@/lib/data/worker-list";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listWorkers, (asker) => readWorkers(asker));
