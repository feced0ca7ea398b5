"use client";

import { clsx } from "clsx";
import { List, Plus, Search } from "lucide-react";
import { useState } from "react";
import { kindInDrag } from "@/components/canvas/canvas-editing";
import { kindGroups } from "@/components/editor/kinds";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { useAddNode } from "@/components/editor/use-add-node";
import { Button } from "@/components/ui/button";
import { KindTile } from "@/components/ui/kind-tile";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";

/** Kinds to drag onto the canvas, or to add by click or Enter. */
export function Palette() {
  const open = useLayout((layout) => layout.palette);
  const layout = useLayoutStore();
  const add = useAddNode();
  const [text, setText] = useState("");
  if (!open) return <AddButton />;
  const fits = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase());
  const first = kindGroups.flatMap(({ kinds }) => kinds).find((kind) => fits(kind.label));
  return (
    <>
      <AddButton narrow />
      <aside aria-label="Palette" className="flex w-42 shrink-0 flex-col border-r border-line bg-panel max-[1100px]:hidden">
        <label className="relative m-2 flex items-center">
          <Search className="pointer-events-none absolute left-2.5 size-4 text-ink-3" aria-hidden />
          <input
            className="field-box pr-8 pl-8"
            aria-label="Add a node"
            placeholder="Add a node"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || first === undefined) return;
              add(first.kind);
              setText("");
            }}
          />
          <Kbd className="pointer-events-none absolute right-2">/</Kbd>
        </label>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          {kindGroups.map(({ name, kinds }) => {
            const found = kinds.filter((kind) => fits(kind.label));
            return found.length === 0 ? null : (
              <section key={name} aria-label={name} className="mb-2">
                <h2 className="px-1 py-1.5 text-small font-medium text-ink-2">{name}</h2>
                <ul>
                  {found.map(({ kind, label, description }) => (
                    <li key={kind}>
                      <KindButton kind={kind} label={label} description={description} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        <button
          type="button"
          className="flex h-9 items-center gap-2 border-t border-line px-4 text-base text-ink-2 -outline-offset-2 hover:bg-hover"
          onClick={() => layout.getState().setOutline(!layout.getState().outline)}
        >
          <List className="size-4" aria-hidden />
          <span className="flex-1 text-left">Outline</span>
          <Kbd>O</Kbd>
        </button>
      </aside>
    </>
  );
}

function KindButton({ kind, label, description }: { kind: string; label: string; description: string }) {
  const add = useAddNode();
  return (
    <Tooltip label={description} side="right">
      <button
        type="button"
        draggable
        onClick={() => add(kind)}
        onDragStart={(event) => {
          event.dataTransfer.setData(kindInDrag, kind);
          event.dataTransfer.effectAllowed = "copy";
        }}
        className="flex h-8 w-full cursor-grab items-center gap-2 rounded-control px-1 text-left text-base hover:bg-hover"
      >
        <KindTile kind={kind} />
        {label}
      </button>
    </Tooltip>
  );
}

/** What stands for the palette where it is hidden. */
function AddButton({ narrow = false }: { narrow?: boolean }) {
  const layout = useLayoutStore();
  // Over the canvas, and not over the outline that stands before it.
  const outline = useLayout((state) => state.outline);
  return (
    <Button
      className={clsx("absolute top-3 z-10 shadow-2", outline ? "left-75" : "left-3", narrow && "min-[1100px]:hidden")}
      onClick={() => layout.getState().ask({ what: "add", at: null, screen: null })}
    >
      <Plus />
      Add node<Kbd>/</Kbd>
    </Button>
  );
}
