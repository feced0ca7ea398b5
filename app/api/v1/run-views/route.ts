import { listRunViews, saveRunView } from "@/lib/contract/run-views";
import * as views from "@/lib/data/run-views";
import { forOwner } from "@/app/api/_http/handle";
import { Refusal } from "@/app/api/_http/refusal";

/** More tabs than this nobody finds anything in. */
const most = 100;

export const GET = forOwner(listRunViews, (asker, { query }) => views.listRunViews(asker, query));

export const POST = forOwner(saveRunView, async (asker, { body }) => {
  const saved = await views.saveRunView(asker, body, most);
  if (saved === "full") throw new Refusal("too_large", `You have ${most} views already. Delete one of them first.`);
  return saved;
});
