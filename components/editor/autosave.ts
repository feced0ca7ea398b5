import { createStore, type StoreApi } from "zustand/vanilla";
import type { Drafts, FoundDraft } from "@/components/editor/drafts";
import type { EditorStore } from "@/components/editor/editor-store";
import { ApiError } from "@/lib/contract/client";
import type { Graph } from "@/lib/graph/document";
import { serializeGraph } from "@/lib/graph/serialize";

export type Saved = { graph: Graph; revision: number };
export type SaveState =
  | { sort: "saved" }
  | { sort: "unsaved" }
  | { sort: "saving" }
  /** No answer; tried again at `retryAt`. */
  | { sort: "waiting"; message: string; retryAt: number }
  /** The server does not take it; trying again would not help. */
  | { sort: "refused"; message: string }
  /** Somebody saved in between. */
  | { sort: "conflict"; theirs: Saved };

/** What saving needs from outside. */
export type SavePort = {
  save: (graph: Graph, revision: number) => Promise<Saved>;
  load: () => Promise<Saved>;
  /** Keeps a document as a new graph; gives its id. */
  create: (graph: Graph) => Promise<string>;
};
export type Autosave = {
  state: StoreApi<SaveState>;
  /** Follows the document until the returned function is called. */
  start: () => () => void;
  /** Saves at once. */
  flush: () => Promise<void>;
  /** Saves at once; whether the server has all of it then. */
  settle: () => Promise<boolean>;
  keepMine: () => Promise<void>;
  /** What was saved elsewhere on purpose becomes the document. */
  adopt: (saved: Saved) => void;
  takeTheirs: () => void;
  /** Mine becomes a new graph, theirs stays here; gives the new graph's id. */
  keepBoth: () => Promise<string>;
  /** What this browser kept of an earlier visit becomes the document, on the revision that it was made on. */
  bringBack: (draft: FoundDraft) => void;
  /** Forgets it. */
  dropDraft: (draft: FoundDraft) => void;
};

const quiet = 600;
const firstRetry = 1_000;
const longestRetry = 30_000;

/** Saves a while after the last edit, over the revision that the edits were made on and over no other. */
export function createAutosave(document: EditorStore, revisionAtStart: number, port: SavePort, drafts: Drafts): Autosave {
  const state = createStore<SaveState>(() => ({ sort: "saved" }));
  let revision = revisionAtStart;
  let kept = document.getState().graph;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let retry = firstRetry;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const become = (saved: Saved, mine: Graph) => {
    revision = saved.revision;
    kept = mine;
    retry = firstRetry;
    const newest = document.getState().graph;
    if (newest === kept) drafts.drop();
    state.setState(newest === kept ? { sort: "saved" } : { sort: "unsaved" }, true);
    if (newest !== kept) later(quiet);
  };
  const refused = async (error: unknown, mine: Graph) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 412) return conflict(mine);
    if (error.status >= 400 && error.status < 500 && error.status !== 429)
      return state.setState({ sort: "refused", message: error.message }, true);
    state.setState({ sort: "waiting", message: error.message, retryAt: Date.now() + retry }, true);
    later(retry);
    retry = Math.min(retry * 2, longestRetry);
  };
  const conflict = async (mine: Graph) => {
    const theirs = await port.load();
    // The same edit came back from another tab, or an answer to our own save was lost on the way.
    if (serializeGraph(theirs.graph) === serializeGraph(mine)) return become(theirs, mine);
    state.setState({ sort: "conflict", theirs }, true);
  };
  const send = async () => {
    const mine = document.getState().graph;
    state.setState({ sort: "saving" }, true);
    try {
      become(await port.save(mine, revision), mine);
    } catch (error) {
      await refused(error, mine).catch((second: unknown) => refused(second, mine));
    }
  };
  const flush = async () => {
    clearTimeout(timer);
    if (saving !== null) return saving;
    if (document.getState().graph === kept || state.getState().sort === "conflict") return;
    saving = send().finally(() => {
      saving = null;
    });
    return saving;
  };
  const theirs = () => {
    const now = state.getState();
    if (now.sort !== "conflict") throw new Error("there is no conflict to settle");
    return now.theirs;
  };
  const adopt = ({ graph, revision: newest }: Saved) => {
    state.setState({ sort: "saved" }, true);
    kept = graph;
    revision = newest;
    drafts.drop();
    document.getState().adopt(graph);
  };
  const takeTheirs = () => adopt(theirs());
  const changed = () => {
    const { graph } = document.getState();
    if (graph === kept) return;
    drafts.keep({ graph, revision, at: Date.now() });
    const { sort } = state.getState();
    if (sort === "conflict") return;
    if (sort !== "saving") state.setState({ sort: "unsaved" }, true);
    later(quiet);
  };

  return {
    state,
    start: () => {
      const stop = document.subscribe((next, before) => next.graph !== before.graph && changed());
      return () => {
        stop();
        clearTimeout(timer);
        void flush();
      };
    },
    flush,
    settle: async () => {
      await flush();
      // What was edited while an earlier save was under way.
      if (state.getState().sort === "unsaved") await flush();
      return state.getState().sort === "saved";
    },
    keepMine: async () => {
      ({ revision } = theirs());
      state.setState({ sort: "unsaved" }, true);
      await flush();
    },
    adopt,
    takeTheirs,
    keepBoth: async () => {
      const mine = document.getState().graph;
      const id = await port.create({ ...mine, name: `${mine.name} (my copy)`.slice(0, 200) });
      takeTheirs();
      return id;
    },
    bringBack: (draft) => {
      ({ revision } = draft);
      document.getState().adopt(draft.graph);
      // Only now: this tab has kept it under its own name.
      drafts.drop(draft.key);
    },
    dropDraft: ({ key }) => drafts.drop(key),
  };
}
