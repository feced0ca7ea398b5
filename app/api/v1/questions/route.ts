import * as contract from "@/lib/contract/questions";
import { listQuestions } from "@/lib/data/questions";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(contract.listQuestions, (asker, { query }) => listQuestions(asker, query));
