import { createStore, type StoreApi } from "zustand/vanilla";
import { applyEdit, type Edit } from "@/lib/graph/edits";
import type { Graph } from "@/lib/graph/document";

/** One step of undo: the reversed edits, first to apply first. */
type Step = { edits: readonly Edit[]; selection: ReadonlySet<string>; key: string | null; at: number };
type Selection = ReadonlySet<string>;

export type EditHow = {
  /** Edits with the same key that follow each other quickly are one step of undo: a word is typed, not its letters. */
  key?: string;
  /** What is selected afterwards; left out: what is selected now and still there. */
  select?: Iterable<string>;
};

export type EditorState = {
  graph: Graph;
  /** Ids of nodes and edges. */
  selection: Selection;
  past: readonly Step[];
  future: readonly Step[];
  edit: (edits: Edit | readonly Edit[], how?: EditHow) => void;
  undo: () => void;
  redo: () => void;
  select: (ids: Iterable<string>) => void;
  /** Takes another document as the current one, from elsewhere. It ends the history: there is no edit that leads here. */
  adopt: (graph: Graph) => void;
};
export type EditorStore = StoreApi<EditorState>;

const together = 1_200;

/** The document that is edited and its history, one store for each open graph. Nothing of a run is in here. */
export function createEditorStore(graph: Graph, now: () => number = Date.now): EditorStore {
  return createStore<EditorState>((set, get) => ({
    graph,
    selection: new Set(),
    past: [],
    future: [],
    edit: (edits, how = {}) => set((state) => edited(state, isList(edits) ? edits : [edits], how, now())),
    undo: () => set((state) => moved(state, "past", "future")),
    redo: () => set((state) => moved(state, "future", "past")),
    select: (ids) => {
      const next = new Set(ids);
      if (!sameSet(next, get().selection)) set({ selection: next });
    },
    adopt: (next) => set({ graph: next, past: [], future: [], selection: existing(next, get().selection) }),
  }));
}

function edited(state: EditorState, edits: readonly Edit[], how: EditHow, at: number): Partial<EditorState> {
  const { graph, inverse } = applyAll(state.graph, edits);
  if (graph === state.graph) return {};
  const last = state.past.at(-1);
  const joins = how.key !== undefined && last?.key === how.key && at - last.at < together;
  // The oldest reversed edit of a joined step leads back to where it began.
  const step: Step =
    joins && last !== undefined ? { ...last, at } : { edits: inverse, selection: state.selection, key: how.key ?? null, at };
  const past = [...(joins ? state.past.slice(0, -1) : state.past), step];
  return { graph, past, future: [], selection: how.select === undefined ? existing(graph, state.selection) : new Set(how.select) };
}

function moved(state: EditorState, from: "past" | "future", to: "past" | "future"): Partial<EditorState> {
  const step = state[from].at(-1);
  if (step === undefined) return {};
  const { graph, inverse } = applyAll(state.graph, step.edits);
  const back: Step = { edits: inverse, selection: state.selection, key: null, at: 0 };
  return { graph, selection: existing(graph, step.selection), [from]: state[from].slice(0, -1), [to]: [...state[to], back] };
}

/** Applies edits in order; their reversal is in the opposite order. */
function applyAll(start: Graph, edits: readonly Edit[]): { graph: Graph; inverse: Edit[] } {
  let graph = start;
  const inverse: Edit[] = [];
  for (const edit of edits) {
    const applied = applyEdit(graph, edit);
    graph = applied.graph;
    inverse.unshift(applied.inverse);
  }
  return { graph, inverse };
}

function existing(graph: Graph, selection: Selection): Selection {
  const known = new Set([...graph.nodes, ...graph.edges].map((each) => each.id));
  const kept = [...selection].filter((id) => known.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}

function sameSet(a: Selection, b: Selection): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

function isList(edits: Edit | readonly Edit[]): edits is readonly Edit[] {
  return Array.isArray(edits);
}
