"use client";

import { FileUp, Upload } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { ImportRun } from "@/components/graphs/import-run";
import { useCreateGraph } from "@/components/graphs/new-graph";
import { readDocument, readFile, type Given } from "@/components/graphs/read-document";
import { ReadReport } from "@/components/graphs/read-report";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { Graph } from "@/lib/graph/document";

/** Another thing to do with a document that can be imported. */
export type Further = { label: string; take: (graph: Graph) => void };
type Props = {
  /** What was dropped or pasted elsewhere, and is checked here if it was not yet: the dialog is open then, until it is closed. */
  given?: Given;
  onClose?: () => void;
  further?: Further;
};

const nothing: Given = { text: "", read: null };

/** Takes a document from a file or the clipboard, says what it holds and what is wrong with it, and keeps it. It runs nothing. */
export function ImportDialog({ given, onClose, further }: Props) {
  const [{ text, read }, setGiven] = useState(given ?? nothing);
  const { busy, create } = useCreateGraph();
  const check = (next: string) =>
    void readDocument(next).then((found) => setGiven((now) => (now.text === next ? { text: next, read: found } : now)));
  const take = (next: string) => {
    setGiven({ text: next, read });
    check(next);
  };
  useEffect(() => {
    if (given?.read === null) check(given.text);
  }, [given]);
  const takeFile = async (file: File | undefined) => {
    const found = await readFile(file);
    if (found !== null) setGiven(found);
  };
  const graph = read?.as === "graph" ? read.graph : null;
  const run = read?.as === "run" ? read.run : null;
  const shown = given === undefined ? { trigger } : { open: true, onOpenChange: (open: boolean) => !open && onClose?.() };
  return (
    <Dialog
      width="wide"
      {...shown}
      title="Import a graph or a run"
      description="It is checked and kept as a new one. Nothing is run."
      actions={
        <>
          <DialogClose>Cancel</DialogClose>
          {further !== undefined && (
            <Button disabled={graph === null} onClick={() => graph !== null && further.take(graph)}>
              {further.label}
            </Button>
          )}
          {run === null ? (
            <Button
              look="primary"
              disabled={graph === null}
              busy={busy}
              busyText="Importing"
              onClick={() => graph !== null && create(graph)}
            >
              Import graph
            </Button>
          ) : (
            <ImportRun run={run} />
          )}
        </>
      }
    >
      <div
        className="flex flex-col gap-3"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void takeFile(event.dataTransfer.files[0]);
        }}
      >
        <label
          className={`${buttonClass()} w-fit cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
        >
          <FileUp aria-hidden />
          Choose a file
          <input
            type="file"
            accept=".json,.png,.html,application/json,image/png,text/html"
            className="sr-only"
            onChange={(event) => void takeFile(event.target.files?.[0])}
          />
        </label>
        <Field label="Or paste the document" hint="Files of graphs and runs, exported PNGs and saved pages can be dropped here too.">
          <TextArea mono rows={9} value={text} onValueChange={take} spellCheck={false} />
        </Field>
        <div aria-live="polite">{read !== null && <ReadReport read={read} />}</div>
      </div>
    </Dialog>
  );
}

const trigger: ReactElement = (
  <Button>
    <Upload aria-hidden />
    Import
  </Button>
);
