import { useEffect, useState } from "react";
import { onChange } from "@/components/connections/changes";
import type { KnownNames } from "@/lib/compile/check-connections";
import { call } from "@/lib/contract/client";
import { listSecrets } from "@/lib/contract/secrets";
import { listServers } from "@/lib/contract/servers";

/** What the person has connected, by name, read again when that changes in another tab. Nothing is known until it has been read. */
export function useKnownNames(): KnownNames {
  const [known, setKnown] = useState<KnownNames>({});
  useEffect(() => {
    const abort = new AbortController();
    // What cannot be read now leaves the last lists: a name is not called unknown for it.
    const read = () => void readNames(abort.signal).then(setKnown, () => undefined);
    read();
    const stop = onChange(read);
    return () => {
      abort.abort();
      stop();
    };
  }, []);
  return known;
}

async function readNames(signal: AbortSignal): Promise<KnownNames> {
  const [secrets, servers] = await Promise.all([
    everyName((cursor) => call(listSecrets, { query: { limit: 100, cursor }, signal })),
    everyName((cursor) => call(listServers, { query: { limit: 100, cursor }, signal })),
  ]);
  return { secrets, servers };
}

type NamePage = { items: { name: string }[]; nextCursor: string | null };

async function everyName(read: (cursor: string | undefined) => Promise<NamePage>): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor);
    names.push(...page.items.map(({ name }) => name));
    if (page.nextCursor === null) return names;
    cursor = page.nextCursor;
  }
}
