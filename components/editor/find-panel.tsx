"use client";

import { ArrowDown, ArrowUp, CaseSensitive, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useDesk, useEditor } from "@/components/editor/editor-context";
import { findText, replaceText, type Found } from "@/components/editor/find-text";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";
import { counted } from "@/lib/core/format";

/** Finds a text in all nodes, prompts and settings, goes from place to place, and replaces it. */
export function FindPanel() {
  return useLayout((layout) => layout.finding) ? <OpenPanel /> : null;
}

function OpenPanel() {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const found = useMemo(() => findText(graph, { text, matchCase }), [graph, text, matchCase]);
  const here = at === null || found.length === 0 ? null : Math.min(at, found.length - 1);
  const place = here === null ? undefined : found[here];

  const go = (to: number) => {
    const next = found.length === 0 ? undefined : found[(to + found.length) % found.length];
    if (next === undefined) return;
    setAt(found.indexOf(next));
    store.getState().select([next.node.id]);
    layout.getState().show(next.node.id);
  };
  const close = () => layout.getState().setFinding(false);
  const replace = (places: readonly Found[]) => {
    // Nothing is left for the button, which then cannot keep the focus.
    if (places.length === found.length) input.current?.focus();
    store.getState().edit(replaceText(places, by));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) go((here ?? -1) + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      aria-label="Find and replace"
      className="popup absolute top-3 right-3 z-20 flex w-84 max-w-[calc(100%-1.5rem)] flex-col gap-2 p-2"
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center gap-1">
        <TextInput
          ref={input}
          aria-label="Find"
          placeholder="Find in all nodes"
          value={text}
          onValueChange={(next) => {
            setText(next);
            setAt(null);
          }}
        />
        <IconButton
          size="small"
          label="Match case"
          aria-pressed={matchCase}
          className={matchCase ? "zoom-on" : undefined}
          onClick={() => setMatchCase(!matchCase)}
        >
          <CaseSensitive />
        </IconButton>
        <IconButton size="small" label="Previous place" keys="⇧↵" disabled={found.length === 0} onClick={() => go((here ?? 0) - 1)}>
          <ArrowUp />
        </IconButton>
        <IconButton size="small" label="Next place" keys="↵" disabled={found.length === 0} onClick={() => go((here ?? -1) + 1)}>
          <ArrowDown />
        </IconButton>
        <IconButton size="small" label="Close" keys="Esc" onClick={close}>
          <X />
        </IconButton>
      </div>
      <div className="flex items-center gap-1">
        <TextInput aria-label="Replace by" placeholder="Replace by" value={by} onValueChange={setBy} />
        <Button size="small" disabled={place === undefined} onClick={() => place !== undefined && replace([place])}>
          Replace
        </Button>
        <Button size="small" disabled={found.length === 0} onClick={() => replace(found)}>
          All
        </Button>
      </div>
      <p className="min-h-4 px-1 text-small text-ink-3" role="status">
        {text === ""
          ? ""
          : found.length === 0
            ? "Nowhere."
            : here === null
              ? counted(found.length, "place")
              : `${here + 1} of ${found.length}`}
        {place !== undefined && <Snippet place={place} />}
      </p>
    </section>
  );
}

/** The words around the place, and the setting that they stand in. */
function Snippet({ place: { node, field, text, at, length } }: { place: Found }) {
  const from = Math.max(0, at - 16);
  return (
    <>
      : {node.name || node.id}, {field.replace(/^config\./, "")}: {from > 0 && "…"}
      {text.slice(from, at)}
      <mark className="rounded-chip bg-accent-bg text-ink">{text.slice(at, at + length)}</mark>
      {text.slice(at + length, at + length + 24)}
    </>
  );
}
