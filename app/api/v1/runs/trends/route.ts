import { getRunTrends } from "@/lib/contract/run-trends";
import { readTrends } from "@/lib/data/run-trends";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(getRunTrends, (asker, { query }) => readTrends(asker, query));
