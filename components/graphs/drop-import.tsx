"use client";

import { FileUp } from "lucide-react";
import { ImportDialog, type Further } from "@/components/graphs/import-dialog";
import { readFile, type Given } from "@/components/graphs/read-document";
import { useFileDrop } from "@/components/ui/use-file-drop";

type Props = {
  /** What was dropped or pasted on the page; null: nothing, or it is done with. */
  given: Given | null;
  onGiven: (given: Given | null) => void;
  further?: Further;
};

/** A page that takes a document from wherever it is let go: it opens the import with it, where it is checked first. */
export function DropImport({ given, onGiven, further }: Props) {
  const held = useFileDrop((files) => void readFile(files[0]).then(onGiven));
  const close = () => onGiven(null);
  return (
    <>
      {held && <DropTarget />}
      {given !== null && (
        <ImportDialog
          given={given}
          onClose={close}
          {...(further !== undefined && {
            further: {
              ...further,
              take: (graph) => {
                further.take(graph);
                close();
              },
            },
          })}
        />
      )}
    </>
  );
}

/** Lies over the page and takes nothing itself: what is below stays the target. */
function DropTarget() {
  return (
    <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-dialog border-2 border-dashed border-accent bg-accent-bg/60">
      <p role="status" className="popup flex items-center gap-3 rounded-card px-5 py-4">
        <FileUp className="size-5 shrink-0 text-accent" aria-hidden />
        <span className="flex flex-col">
          <b className="text-section">Drop to import</b>
          <span className="text-small text-ink-2">
            A file of a graph or a run, or a picture or page that Baton saved. It is checked first.
          </span>
        </span>
      </p>
    </div>
  );
}
