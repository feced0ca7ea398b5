import "server-only";
import { cache } from "react";
import { whoAsks } from "@/lib/auth/asker";
import type { Asker } from "@/lib/data/owners";

/** The person of this request, for pages: nobody without one sees a page of the studio. */
export const asker = cache(async (): Promise<Asker> => {
  const found = await whoAsks();
  // The proxy answers for these pages where nobody is signed in; this is the second wall.
  if (found === null) throw new Error("nobody is signed in");
  return found;
});
