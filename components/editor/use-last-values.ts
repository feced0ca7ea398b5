import { useCallback, useMemo, useRef, useState } from "react";
import { useDesk } from "@/components/editor/editor-context";
import { lastValues } from "@/components/editor/preview";
import { withLast } from "@/components/editor/with-last";
import type { JsonValue } from "@/lib/core/json";
import type { ReferenceScope } from "@/lib/nodes/reference-scope";

/** The references in reach with what each was in the last run. It is asked for when somebody begins to write, and once. */
export function useLastValues(reach: ReferenceScope): { scope: ReferenceScope; look: () => void } {
  const { graphId, store } = useDesk();
  const [values, setValues] = useState<ReadonlyMap<string, JsonValue> | null>(null);
  const asked = useRef(false);
  const look = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    lastValues(graphId, store.getState().graph, [...reach.roots.keys()]).then(
      ({ number, values: found }) => number !== null && setValues(found),
      // Without them the list says what it says anyway; the next look asks again.
      () => (asked.current = false),
    );
  }, [graphId, store, reach]);
  const scope = useMemo(() => (values === null ? reach : withLast(reach, values)), [reach, values]);
  return { scope, look };
}
