/**
 * Answers many askers by one question: keys that are asked for in the same turn of the loop are read together, a key that several ask for
 * once. The reading begins after everybody asked, so nobody gets what was true before. Where it fails, it fails for all of them.
 */
export function gathered<K, V>(readAll: (keys: K[]) => Promise<ReadonlyMap<K, V>>, missing: (key: K) => V): (key: K) => Promise<V> {
  let open: { keys: Set<K>; found: Promise<ReadonlyMap<K, V>> } | null = null;
  function gather(): { keys: Set<K>; found: Promise<ReadonlyMap<K, V>> } {
    const keys = new Set<K>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      open = null;
      return readAll([...keys]);
    });
    return { keys, found };
  }
  return async (key) => {
    open ??= gather();
    open.keys.add(key);
    return (await open.found).get(key) ?? missing(key);
  };
}
