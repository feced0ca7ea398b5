"use client";

import { Search, X } from "lucide-react";
import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { useRun, useRunFrame, useRunStore } from "@/components/run/run-context";
import { IconButton } from "@/components/ui/icon-button";
import { findRows } from "@/lib/trace/find-rows";

/** The head of the column of names, which turns into a field: Return goes to the next step that holds the words, Escape ends it. */
export const StepSearch = memo(function StepSearch() {
  const query = useRun((state) => state.query);
  const store = useRunStore();
  const { find } = store.getState();
  if (query === null)
    return (
      <>
        <span>Step</span>
        <IconButton label="Find a step" keys="/" size="row" onClick={() => find("")}>
          <Search />
        </IconButton>
      </>
    );
  return <OpenSearch query={query} />;
});

function OpenSearch({ query }: { query: string }) {
  const { live, rows } = useRunFrame();
  const store = useRunStore();
  const { find, select } = store.getState();
  const hits = useMemo(() => (query.trim() === "" ? [] : [...findRows(live, rows, query).hits]), [live, rows, query]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      find(null);
    }
    if (event.key !== "Enter" || hits.length === 0) return;
    event.preventDefault();
    const here = hits.indexOf(store.getState().selected ?? "");
    const next = here + (event.shiftKey ? -1 : 1);
    select(hits[(next + hits.length) % hits.length] ?? null);
  };
  return (
    <span className="step-search" role="search">
      <Search aria-hidden />
      <input
        ref={field}
        type="text"
        aria-label="Find a step by its name, model, error or words"
        placeholder="Name, model, error, words"
        value={query}
        maxLength={200}
        onChange={(event) => find(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output aria-live="polite">{query.trim() === "" ? "" : hits.length}</output>
      <IconButton label="End the search" keys="Esc" size="row" onClick={() => find(null)}>
        <X />
      </IconButton>
    </span>
  );
}
