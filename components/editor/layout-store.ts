import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PortRef } from "@/components/canvas/canvas-store";
import type { Given } from "@/components/graphs/read-document";
import type { Position } from "@/lib/graph/document";

/** What the small list in front asks for. */
export type Ask =
  | { what: "add"; at: Position | null; screen: Position | null }
  | { what: "attach"; from: PortRef; at: Position; screen: Position }
  | { what: "connect"; node: string }
  | { what: "after"; node: string };

export type Layout = {
  palette: boolean;
  outline: boolean;
  problems: boolean;
  tool: "select" | "pan";
  asking: Ask | null;
  running: boolean;
  finding: boolean;
  history: boolean;
  /** A node that is tried alone. */
  trying: string | null;
  /** A document that was dropped or pasted. */
  importing: Given | null;
  /** A node that the camera was sent to. */
  focus: string | null;
  /** Rises when the inspector's name should get the cursor. */
  renames: number;
  /** The inspector's first setting should get the cursor, as soon as it is there. */
  configuring: boolean;
  /** What the outline says about the last thing that was done in it. */
  said: string;
  setPalette: (open: boolean) => void;
  setOutline: (open: boolean) => void;
  setProblems: (open: boolean) => void;
  setTool: (tool: Layout["tool"]) => void;
  ask: (ask: Ask | null) => void;
  setRunning: (open: boolean) => void;
  setFinding: (open: boolean) => void;
  setHistory: (open: boolean) => void;
  tryNode: (node: string | null) => void;
  takeImport: (importing: Given | null) => void;
  show: (node: string | null) => void;
  rename: () => void;
  configure: (wanted: boolean) => void;
  say: (said: string) => void;
};
export type LayoutStore = StoreApi<Layout>;

/** Which parts of one open editor are in sight. Not part of the document, and not undone. */
export function createLayout(wide: boolean): LayoutStore {
  return createStore<Layout>((set) => ({
    palette: wide,
    outline: false,
    problems: false,
    tool: "select",
    asking: null,
    running: false,
    finding: false,
    history: false,
    trying: null,
    importing: null,
    focus: null,
    renames: 0,
    configuring: false,
    said: "",
    setPalette: (palette) => set({ palette }),
    setOutline: (outline) => set({ outline }),
    setProblems: (problems) => set({ problems }),
    setTool: (tool) => set({ tool }),
    ask: (asking) => set({ asking }),
    setRunning: (running) => set({ running }),
    setFinding: (finding) => set({ finding }),
    setHistory: (history) => set({ history }),
    tryNode: (trying) => set({ trying }),
    takeImport: (importing) => set({ importing }),
    show: (focus) => set({ focus }),
    rename: () => set(({ renames }) => ({ renames: renames + 1 })),
    configure: (configuring) => set({ configuring }),
    say: (said) => set({ said }),
  }));
}

export const LayoutContext = createContext<LayoutStore | null>(null);

export function useLayoutStore(): LayoutStore {
  const store = useContext(LayoutContext);
  if (store === null) throw new Error("a part of the editor stands outside of an EditorPage");
  return store;
}

export function useLayout<T>(select: (layout: Layout) => T): T {
  return useStore(useLayoutStore(), select);
}
