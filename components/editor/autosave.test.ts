import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAutosave, type SavePort } from "@/components/editor/autosave";
import { createDrafts, type DraftStorage } from "@/components/editor/drafts";
import { createEditorStore } from "@/components/editor/editor-store";
import { ApiError } from "@/lib/contract/client";
import type { Graph } from "@/lib/graph/document";

const first: Graph = { version: 1, name: "First", nodes: [], edges: [] };

/** A server that keeps one graph, as the API does: it refuses what was made on another revision. */
class Server implements SavePort {
  graph = first;
  revision = 1;
  made: Graph[] = [];
  saves = 0;
  fault: ApiError | null = null;

  async save(graph: Graph, revision: number) {
    if (this.fault !== null) throw this.fault;
    if (revision !== this.revision) throw new ApiError("changed_elsewhere", 412, null);
    this.saves += 1;
    this.graph = graph;
    this.revision += 1;
    return this.load();
  }
  async load() {
    return { graph: this.graph, revision: this.revision };
  }
  async create(graph: Graph) {
    this.made.push(graph);
    return `g${this.made.length}`;
  }
  /** Somebody else saves. */
  change(name: string) {
    this.graph = { ...this.graph, name };
    this.revision += 1;
  }
}

function aStorage(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

function aDesk(server = new Server(), storage = aStorage(), tab = "one") {
  const store = createEditorStore(server.graph);
  const drafts = createDrafts("g1", storage, tab);
  const autosave = createAutosave(store, server.revision, server, drafts);
  const name = (text: string) => store.getState().edit({ type: "document", change: { name: text } });
  const stop = autosave.start();
  return {
    stop,
    server,
    store,
    drafts,
    autosave,
    name,
    state: () => autosave.state.getState().sort,
    passing: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("autosave", () => {
  test("saves once, a while after the last of several edits", async () => {
    const { server, name, state, passing, drafts } = aDesk();
    name("A");
    await passing(300);
    name("AB");
    expect(state()).toBe("unsaved");
    expect(drafts.find(first)?.graph.name).toBe("AB");
    await passing(700);
    expect([server.saves, server.graph.name, state()]).toEqual([1, "AB", "saved"]);
    expect(drafts.find(first)).toBeNull();
  });

  test("tries again while there is no answer, and keeps the edit in the browser", async () => {
    const { server, name, state, passing, drafts } = aDesk();
    server.fault = new ApiError("unreachable", 0, null);
    name("Kept");
    await passing(2_000);
    expect(state()).toBe("waiting");
    expect(drafts.find(first)?.graph.name).toBe("Kept");
    server.fault = null;
    await passing(30_000);
    expect([server.graph.name, state()]).toEqual(["Kept", "saved"]);
  });

  test("says so when the server does not take it, and does not repeat it", async () => {
    const { server, name, state, passing } = aDesk();
    server.fault = new ApiError("too_large", 413, null);
    name("Huge");
    await passing(60_000);
    expect(state()).toBe("refused");
    server.fault = null;
    name("Small");
    await passing(700);
    expect([server.graph.name, state()]).toEqual(["Small", "saved"]);
  });
});

describe("two tabs", () => {
  test("the second one overwrites nothing and asks", async () => {
    const { server, name, state, passing } = aDesk();
    server.change("Theirs");
    name("Mine");
    await passing(700);
    expect([server.graph.name, state()]).toEqual(["Theirs", "conflict"]);
    name("Mine still");
    await passing(5_000);
    expect(server.graph.name).toBe("Theirs");
  });

  test("mine is saved over the one that was seen", async () => {
    const { server, name, state, passing, autosave } = aDesk();
    server.change("Theirs");
    name("Mine");
    await passing(700);
    await autosave.keepMine();
    expect([server.graph.name, state()]).toEqual(["Mine", "saved"]);
  });

  test("theirs is taken as it is", async () => {
    const { server, store, name, state, passing, autosave, drafts } = aDesk();
    server.change("Theirs");
    name("Mine");
    await passing(700);
    autosave.takeTheirs();
    await passing(5_000);
    expect([store.getState().graph.name, server.saves, state(), drafts.find(first)]).toEqual(["Theirs", 0, "saved", null]);
    name("After");
    await passing(700);
    expect(server.graph.name).toBe("After");
  });

  test("both are kept: mine as a new graph", async () => {
    const { server, store, name, passing, autosave } = aDesk();
    server.change("Theirs");
    name("Mine");
    await passing(700);
    expect(await autosave.keepBoth()).toBe("g1");
    expect([server.made[0]?.name, store.getState().graph.name]).toEqual(["Mine (my copy)", "Theirs"]);
  });

  test("the same edit from elsewhere is no conflict", async () => {
    const { server, name, state, passing } = aDesk();
    server.change("Same");
    name("Same");
    await passing(700);
    expect(state()).toBe("saved");
  });

  test("what one has not saved is still there when the other has, and is not brought back over it in silence", async () => {
    const [server, storage] = [new Server(), aStorage()];
    const [mine, other] = [aDesk(server, storage, "one"), aDesk(server, storage, "two")];
    other.name("Theirs");
    await other.passing(700);
    mine.name("Mine");
    await mine.passing(700);
    other.name("Theirs again");
    await other.passing(700);
    expect([server.graph.name, mine.state(), other.state()]).toEqual(["Theirs again", "conflict", "saved"]);
    mine.stop();

    const later = aDesk(server, storage, "three");
    const found = later.drafts.find(server.graph);
    if (found === null) throw new Error("the edit was lost with its tab");
    later.autosave.bringBack(found);
    await later.passing(700);
    expect([later.store.getState().graph.name, server.graph.name, later.state()]).toEqual(["Mine", "Theirs again", "conflict"]);
    await later.autosave.keepMine();
    expect([server.graph.name, later.drafts.find(server.graph)]).toEqual(["Mine", null]);
  });

  test("nothing counts as settled while there is a conflict", async () => {
    const { server, name, autosave } = aDesk();
    server.change("Theirs");
    name("Mine");
    expect([await autosave.settle(), server.graph.name]).toEqual([false, "Theirs"]);
    autosave.takeTheirs();
    expect(await autosave.settle()).toBe(true);
  });
});
