"use client";

import { CodeXml, Download, FileDown, Image as ImageIcon, LayoutTemplate, SquareTerminal, Terminal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { Action } from "@/components/actions/action";
import { useActions } from "@/components/actions/registry";
import { useDesk } from "@/components/editor/editor-context";
import { exampleInput } from "@/components/export/example-input";
import { pngOf, svgOf } from "@/components/export/graph-picture";
import { asCommand, asCurl, asTypeScript, type ToRun } from "@/components/export/run-snippets";
import { downloadGraph, saveFile } from "@/components/graphs/download-graph";
import { saveAsTemplate } from "@/components/graphs/save-as-template";
import { fieldsOf } from "@/components/run/form/form-fields";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toaster";
import { toSlug } from "@/lib/core/slug";

/** Ways to take the graph along: as a file, as a picture, or as a line that runs it. */
export function ExportMenu() {
  const { graphId, store, autosave } = useDesk();
  const now = () => store.getState().graph;
  const router = useRouter();
  useActions(
    useCallback(
      (): Action[] => [
        {
          id: "template",
          label: "Save as a template",
          group: "Graph",
          words: "gallery reuse copy",
          run: () => void saveAsTemplate(store.getState().graph, router.push),
        },
      ],
      [store, router],
    ),
  );
  const toRun = (): ToRun => {
    const graph = now();
    return { origin: window.location.origin, graphId, slug: toSlug(graph.name), input: exampleInput(fieldsOf(graph)) };
  };
  const copy = (make: (run: ToRun) => string) => () =>
    void said(navigator.clipboard.writeText(make(toRun())), "Copied", "The text was not copied");
  const keep = (make: () => Promise<void>) => () => void said(make(), null, "The file was not made");
  return (
    <Menu
      trigger={
        <IconButton label="Export">
          <Download />
        </IconButton>
      }
    >
      <MenuItem
        icon={<FileDown aria-hidden />}
        onSelect={keep(async () => {
          await autosave.flush();
          await downloadGraph({ id: graphId, slug: toSlug(now().name), name: now().name });
        })}
      >
        Save as a file
      </MenuItem>
      <MenuItem icon={<ImageIcon aria-hidden />} onSelect={keep(async () => saveFile(`${toSlug(now().name)}.png`, await pngOf(now())))}>
        Save as a PNG that holds the graph
      </MenuItem>
      <MenuItem
        icon={<ImageIcon aria-hidden />}
        onSelect={keep(async () => saveFile(`${toSlug(now().name)}.svg`, new Blob([svgOf(now()).svg], { type: "image/svg+xml" })))}
      >
        Save as an SVG
      </MenuItem>
      <MenuItem icon={<LayoutTemplate aria-hidden />} onSelect={() => void saveAsTemplate(now(), router.push)}>
        Save as a template
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<SquareTerminal aria-hidden />} onSelect={copy(asCurl)}>
        Copy as curl
      </MenuItem>
      <MenuItem icon={<CodeXml aria-hidden />} onSelect={copy(asTypeScript)}>
        Copy as TypeScript
      </MenuItem>
      <MenuItem icon={<Terminal aria-hidden />} onSelect={copy(asCommand)}>
        Copy as a command
      </MenuItem>
    </Menu>
  );
}

async function said(work: Promise<void>, done: string | null, failure: string): Promise<void> {
  try {
    await work;
    if (done !== null) toast.done(done);
  } catch (cause) {
    toast.failed(failure, { description: (cause as Error).message }); // what fails here throws errors
  }
}
