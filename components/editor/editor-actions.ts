import type { Action } from "@/components/actions/action";
import type { Autosave } from "@/components/editor/autosave";
import { nudge, removeAll } from "@/components/editor/commands";
import { run } from "@/components/editor/editor-context";
import type { EditorStore } from "@/components/editor/editor-store";
import { tidyUp } from "@/components/editor/tidy/tidy-up";
import { groupActions } from "@/components/editor/group-actions";
import type { LayoutStore } from "@/components/editor/layout-store";
import { outlineActions } from "@/components/editor/outline-actions";
import { textsOf } from "@/components/editor/find-text";
import { trialGraph } from "@/lib/graph/trial";
import { definitionOf } from "@/lib/nodes/definitions";
import { paste, pieceOf } from "@/components/editor/piece";
import { toText } from "@/components/editor/piece-text";
import { single } from "@/components/editor/single";
import { pasteText } from "@/components/editor/use-clipboard";
import { toast } from "@/components/ui/toaster";

export type Given = { store: EditorStore; layout: LayoutStore; autosave: Autosave; canRun: () => boolean };

/** Everything that the editor can do without a pointer, by name and by key. */
export function editorActions(given: Given): readonly Action[] {
  return [
    ...graphActions(given),
    ...editActions(given),
    ...selectActions(given),
    ...outlineActions(given),
    ...viewActions(given),
    ...nodeActions(given),
  ];
}

function graphActions({ store, layout, autosave, canRun }: Given): Action[] {
  const group = "Graph";
  return [
    {
      id: "run",
      label: "Run",
      group,
      keys: ["mod+enter"],
      where: "everywhere",
      can: canRun,
      run: () => layout.getState().setRunning(true),
    },
    { id: "save", label: "Save now", group, keys: ["mod+s"], where: "everywhere", run: () => void autosave.flush() },
    {
      id: "versions",
      label: "Versions",
      group,
      words: "history restore compare publish",
      run: () => layout.getState().setHistory(true),
    },
    { id: "settings", label: "Settings of the graph", group, words: "limits tags description", run: () => store.getState().select([]) },
  ];
}

function editActions({ store, layout }: Given): Action[] {
  const group = "Edit";
  const { selection, past, future } = store.getState();
  const some = () => selection.size > 0;
  const ask = layout.getState().ask;
  const only = single(store);
  const copy = async () => (await said(navigator.clipboard.writeText(toText(pieceOf(store.getState().graph, selection))))) !== null;
  return [
    {
      id: "after",
      label: "Add a node after this one",
      group,
      keys: ["a"],
      words: "next connected insert",
      can: () => selection.size === 1,
      // An edge that is selected takes the node into itself.
      run: () => ask(only === undefined ? { what: "add", at: null, screen: null } : { what: "after", node: only }),
    },
    { id: "add", label: "Add a node", group, keys: ["/"], run: () => ask({ what: "add", at: null, screen: null }) },
    {
      id: "find",
      label: "Find and replace",
      group,
      keys: ["mod+f"],
      where: "everywhere",
      words: "search",
      run: () => layout.getState().setFinding(true),
    },
    { id: "undo", label: "Undo", group, keys: ["mod+z"], can: () => past.length > 0, run: store.getState().undo },
    { id: "redo", label: "Redo", group, keys: ["mod+shift+z", "mod+y"], can: () => future.length > 0, run: store.getState().redo },
    // The browser turns these keys into gestures of its own, which `useClipboard` answers.
    { id: "copy", label: "Copy", group, keys: ["mod+c"], native: true, can: some, run: () => void copy() },
    {
      id: "cut",
      label: "Cut",
      group,
      keys: ["mod+x"],
      native: true,
      can: some,
      run: () => void copy().then((done) => done && run(store, removeAll)),
    },
    {
      id: "paste",
      label: "Paste",
      group,
      keys: ["mod+v"],
      native: true,
      run: () => void said(navigator.clipboard.readText()).then((text) => text !== null && pasteText({ store, layout }, text)),
    },
    {
      id: "duplicate",
      label: "Duplicate",
      group,
      keys: ["mod+d"],
      can: some,
      run: () => run(store, (now, chosen) => paste(now, pieceOf(now, chosen))),
    },
    { id: "delete", label: "Delete", group, keys: ["delete", "backspace"], where: "canvas", can: some, run: () => run(store, removeAll) },
    { id: "rename", label: "Rename", group, keys: ["f2"], can: () => only !== undefined, run: layout.getState().rename },
    {
      id: "configure",
      label: "Settings of the node",
      group,
      keys: ["enter"],
      where: "canvas",
      words: "configure prompt model inspector",
      can: () => only !== undefined,
      run: () => layout.getState().configure(true),
    },
    {
      id: "connect",
      label: "Connect to another node",
      group,
      keys: ["c"],
      can: () => only !== undefined,
      run: () => only !== undefined && ask({ what: "connect", node: only }),
    },
    {
      id: "try",
      label: "Try this node alone",
      group,
      keys: ["t"],
      words: "test run",
      can: () => only !== undefined && trialGraph(store.getState().graph, only) !== null,
      run: () => layout.getState().tryNode(only ?? null),
    },
    ...groupActions(store),
    {
      id: "tidy",
      label: selection.size > 1 ? "Tidy up what is selected" : "Tidy up",
      group,
      keys: ["shift+t"],
      words: "layout arrange align",
      run: () => void tidyUp(store, false),
    },
    {
      id: "tidy-order",
      label: "Tidy up, but keep my order",
      group,
      words: "layout arrange align straighten",
      run: () => void tidyUp(store, true),
    },
    ...(["arrowleft", "arrowright", "arrowup", "arrowdown"] as const).flatMap((key) => [nudging(store, key, 1), nudging(store, key, 3)]),
  ];
}

const ways = { arrowleft: { x: -8, y: 0 }, arrowright: { x: 8, y: 0 }, arrowup: { x: 0, y: -8 }, arrowdown: { x: 0, y: 8 } };

/** By a step of the grid, with Shift by three. */
function nudging(store: EditorStore, key: keyof typeof ways, far: 1 | 3): Action {
  const by = { x: ways[key].x * far, y: ways[key].y * far };
  const { selection } = store.getState();
  return {
    id: `nudge-${key}-${far}`,
    label: `Move ${key.slice("arrow".length)}${far === 3 ? ", further" : ""}`,
    group: "Move",
    keys: [far === 3 ? `shift+${key}` : key],
    where: "canvas",
    keysOnly: true,
    can: () => selection.size > 0,
    run: () => run(store, (now, chosen) => nudge(now, chosen, by), { key: `nudge/${[...selection].join()}` }),
  };
}

function selectActions({ store }: Given): Action[] {
  const group = "Select";
  const { graph, selection, select } = store.getState();
  return [
    { id: "select-all", label: "Select all nodes", group, keys: ["mod+a"], run: () => select(graph.nodes.map((node) => node.id)) },
    { id: "select-none", label: "Select nothing", group, keys: ["escape"], can: () => selection.size > 0, run: () => select([]) },
  ];
}

function viewActions({ layout }: Given): Action[] {
  const group = "View";
  const { palette, outline, problems, setPalette, setOutline, setProblems, setTool } = layout.getState();
  return [
    { id: "palette", label: palette ? "Hide the palette" : "Show the palette", group, keys: ["["], run: () => setPalette(!palette) },
    { id: "outline", label: outline ? "Hide the outline" : "Show the outline", group, keys: ["o"], run: () => setOutline(!outline) },
    { id: "problems", label: problems ? "Hide the problems" : "Show the problems", group, run: () => setProblems(!problems) },
    { id: "tool-select", label: "Drag selects", group, keys: ["v"], run: () => setTool("select") },
    { id: "tool-pan", label: "Drag moves the canvas", group, keys: ["h"], run: () => setTool("pan") },
  ];
}

/** Every node can be found by what it is called, what it is, and what stands in its settings. */
function nodeActions({ store, layout }: Given): Action[] {
  return store.getState().graph.nodes.map((node) => ({
    id: `node/${node.id}`,
    label: node.name || node.id,
    group: definitionOf(node.kind)?.label ?? node.kind,
    words: `${node.id} ${node.description ?? ""} ${textsOf(node)
      .map(({ text }) => text)
      .join(" ")}`,
    run: () => {
      store.getState().select([node.id]);
      layout.getState().show(node.id);
    },
  }));
}

/** By name instead of by key the clipboard needs the browser's leave. null: it was not given. */
async function said<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch {
    toast.failed("The browser does not give access to the clipboard", { description: "The keys ⌘C, ⌘X and ⌘V work without." });
    return null;
  }
}
