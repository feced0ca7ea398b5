import { useEffect, useState } from "react";
import { call } from "@/lib/contract/client";
import { listTags } from "@/lib/contract/graphs";

/** The tags of all my graphs, the most used first. Without an answer there is nothing to offer. */
export function useTagsInUse(): readonly string[] {
  const [tags, setTags] = useState<readonly string[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    call(listTags, { signal: abort.signal }).then(
      ({ items }) => setTags(items.map(({ tag }) => tag)),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  return tags;
}
