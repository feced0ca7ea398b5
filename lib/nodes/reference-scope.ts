/** Something that a prompt or condition may refer to, as an editor offers it. */
export type ScopeEntry = {
  path: string;
  what: string;
  /** `text`, `list` and so on; null: not known. */
  type: string | null;
  /** What it was in the last run, in one line; left out: nobody has looked, or there was nothing. */
  last?: string;
};

/** What is in reach of one node. Plain data: an inspector needs no graph to offer it. */
export type ReferenceScope = {
  entries: ScopeEntry[];
  /** First keys by root; null: anything may follow. */
  roots: ReadonlyMap<string, ReadonlySet<string> | null>;
};

/** Whether a reference leads somewhere, as far as the graph alone can tell. */
export function isInScope({ roots }: ReferenceScope, reference: { root: string; path: readonly (string | number)[] }): boolean {
  const keys = roots.get(reference.root);
  if (keys === undefined) return false;
  const first = reference.path[0];
  return keys === null || first === undefined || keys.has(String(first));
}
