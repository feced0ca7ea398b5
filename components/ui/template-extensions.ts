import {
  autocompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
  type Completion,
  type CompletionContext,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { StateEffect, StateField, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, placeholder, type DecorationSet } from "@codemirror/view";
import { isInScope, type ReferenceScope } from "@/lib/nodes/reference-scope";
import { parseTemplate } from "@/lib/template/parse-template";

/** Says that other references are in reach now. */
export const scopeChanged = StateEffect.define<ReferenceScope>();

const known = Decoration.mark({ class: "reference" });
const unknown = Decoration.mark({ class: "reference reference-unknown" });

type Marked = { scope: ReferenceScope; marks: DecorationSet };

/** Marks each reference as known or unknown. */
function references(first: ReferenceScope): StateField<Marked> {
  return StateField.define<Marked>({
    create: (state) => ({ scope: first, marks: marksIn(state.doc.toString(), first) }),
    update: (marked, transaction) => {
      const effect = transaction.effects.find((each) => each.is(scopeChanged));
      if (effect === undefined && !transaction.docChanged) return marked;
      const scope = effect?.value ?? marked.scope;
      return { scope, marks: marksIn(transaction.newDoc.toString(), scope) };
    },
    provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
  });
}

function marksIn(text: string, scope: ReferenceScope): DecorationSet {
  const { parts, problems } = parseTemplate(text);
  const marks: Range<Decoration>[] = problems.map(({ start, end }) => unknown.range(start, end));
  for (const part of parts) {
    if (part.type !== "reference") continue;
    const { start, end } = part.reference;
    marks.push((isInScope(scope, part.reference) ? known : unknown).range(start, end));
  }
  return Decoration.set(marks, true);
}

/** After `{{` everything in reach, written out with its braces. */
function completion(field: StateField<Marked>) {
  return (context: CompletionContext) => {
    const open = context.matchBefore(/\{\{\s*[\w.]*$/);
    if (open === null) return null;
    const start = open.from + (/^\{\{\s*/.exec(open.text)?.[0].length ?? 2);
    const options = context.state.field(field).scope.entries.map(({ path, what, type, last }): Offered => ({
      label: path,
      detail: type ?? what,
      last: last ?? "",
      apply: (view, _completion, from, to) => insert(view, path, from, to),
    }));
    return { from: start, options, validFor: /^[\w.]*$/ };
  };
}

type Offered = Completion & { last: string };

/** What it was in the last run stands at the end of its row. */
const lastValue = {
  position: 90,
  render: (completion: Completion) => {
    const place = document.createElement("span");
    place.className = "completion-last";
    place.textContent = "last" in completion && typeof completion.last === "string" ? completion.last : "";
    return place;
  },
};

function insert(view: EditorView, path: string, from: number, to: number): void {
  const closed = view.state.sliceDoc(to, to + 2) === "}}";
  const text = closed ? path : `${path}}}`;
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + path.length + 2 }, userEvent: "input.complete" });
}

const look = EditorView.theme({
  "&": { fontSize: "12px", backgroundColor: "var(--color-card)", color: "var(--color-ink)", borderRadius: "6px" },
  "&.cm-focused": { outline: "2px solid var(--color-accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "18px", maxHeight: "320px" },
  ".cm-content, .cm-gutter": { minHeight: "92px" },
  ".cm-content": { padding: "6px 0", caretColor: "var(--color-ink)" },
  ".cm-gutters": { backgroundColor: "var(--color-sunk)", color: "var(--color-ink-3)", border: "none", borderRadius: "6px 0 0 6px" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 6px", minWidth: "20px" },
  ".cm-cursor": { borderLeftColor: "var(--color-ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--color-accent-bg) !important" },
  ".cm-tooltip": {
    border: "1px solid var(--color-line-2)",
    borderRadius: "8px",
    backgroundColor: "var(--color-raise)",
    color: "var(--color-ink)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-mono)",
    maxHeight: "200px",
    display: "grid",
    gridTemplateColumns: "max-content max-content max-content",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "grid",
    gridColumn: "1 / -1",
    gridTemplateColumns: "subgrid",
    columnGap: "10px",
    padding: "4px 8px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--color-accent-bg)", color: "var(--color-ink)" },
  ".cm-completionDetail": { margin: "0", color: "var(--color-ink-3)", fontStyle: "normal", fontFamily: "var(--font-sans)" },
  ".cm-completionIcon": { display: "none" },
  ".completion-last": {
    maxWidth: "180px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: "var(--color-ink-2)",
    fontFamily: "var(--font-sans)",
  },
  ".cm-placeholder": { color: "var(--color-ink-3)" },
  ".reference": { color: "var(--color-accent)", backgroundColor: "var(--color-accent-bg)", borderRadius: "3px", padding: "1px 0" },
  ".reference-unknown": {
    color: "var(--color-fail)",
    backgroundColor: "var(--color-fail-bg)",
    textDecoration: "underline wavy var(--color-fail) 1px",
    textUnderlineOffset: "3px",
  },
});

export type TemplateOptions = { scope: ReferenceScope; label: string; hint: string; lines: boolean; onChange: (text: string) => void };

/** Everything that makes a text field one for prompts. */
export function templateExtensions({ scope, label, hint, lines, onChange }: TemplateOptions): Extension {
  const field = references(scope);
  return [
    history(),
    lines ? lineNumbers() : [],
    EditorView.lineWrapping,
    field,
    // After `{{` an Enter always means the list, however quickly it comes.
    autocompletion({ override: [completion(field)], icons: false, interactionDelay: 0, addToOptions: [lastValue] }),
    // Without Tab: it leaves the field, as everywhere.
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true" }),
    placeholder(hint),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
      // A list that is open says at once what came to be known.
      // The scope comes anew with each letter; a list that began again each time would let an Enter through to the text.
      const [before, now] = [update.startState, update.state].map((state) => JSON.stringify(state.field(field).scope.entries));
      const isNews = before !== now;
      if (isNews && completionStatus(update.state) !== null) queueMicrotask(() => startCompletion(update.view));
    }),
    look,
  ];
}
