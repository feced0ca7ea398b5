"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { readFilter, type RunFilter } from "@/lib/contract/run-filter";

/** The filter in the address: it can be kept as a bookmark, a link carries it, and Back undoes a change. */
export function useFilter(): { filter: RunFilter; change: (next: Partial<Record<keyof RunFilter, string>>) => void } {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const change = (next: Partial<Record<keyof RunFilter, string>>) => {
    const changed = new URLSearchParams(query);
    changed.delete("cursor");
    for (const [key, value] of Object.entries(next))
      if (value === undefined || value === "") changed.delete(key);
      else changed.set(key, value);
    // A version means nothing without its graph.
    if ("graph" in next) changed.delete("version");
    router.push(changed.size === 0 ? path : `${path}?${changed}`, { scroll: false });
  };
  return { filter: readFilter(Object.fromEntries(query)), change };
}
