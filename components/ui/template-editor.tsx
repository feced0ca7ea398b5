"use client";

import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { scopeChanged, templateExtensions } from "@/components/ui/template-extensions";
import type { ReferenceScope } from "@/lib/nodes/reference-scope";

export type TemplateEditorProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  scope: ReferenceScope;
  hint?: string;
  lines?: boolean;
};

/** A text with `{{references}}`: marks them, and offers them after `{{`. */
export function TemplateEditor({ label, value, onChange, scope, hint = "", lines = true }: TemplateEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const newest = useRef({ value, onChange, scope });

  useEffect(() => {
    newest.current = { value, onChange, scope };
  });
  useEffect(() => {
    if (place.current === null) return;
    // A text that came from outside is not an edit of the reader's.
    const changed = (text: string) => text !== newest.current.value && newest.current.onChange(text);
    const extensions = templateExtensions({ label, hint, lines, scope: newest.current.scope, onChange: changed });
    const made = new EditorView({ parent: place.current, state: EditorState.create({ doc: newest.current.value, extensions }) });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [label, hint, lines]);
  // Undo of the graph, or another tab's document, changes the text from outside.
  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor !== null && shown !== value) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => view.current?.dispatch({ effects: scopeChanged.of(scope) }), [scope]);

  return <div ref={place} className="template-editor" />;
}
