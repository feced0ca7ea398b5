"use client";

import { CopyPlus, Download, Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DeleteGraphDialog } from "@/components/graphs/delete-graph-dialog";
import { downloadGraph } from "@/components/graphs/download-graph";
import { buttonClass } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { createGraph, getGraph } from "@/lib/contract/graphs";

export type NamedGraph = { id: string; slug: string; name: string };

export function GraphMenu({ graph }: { graph: NamedGraph }) {
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const duplicate = async () => {
    const found = await call(getGraph, { params: { graphId: graph.id } });
    const copy = await call(createGraph, { body: { ...found.graph, name: `${found.graph.name} copy` } });
    router.push(`/graphs/${copy.id}`);
  };
  const trigger = (
    <button
      type="button"
      aria-label={`More for ${graph.name}`}
      className={`${buttonClass({ look: "ghost", size: "row" })} relative z-10 w-6 px-0`}
    >
      <Ellipsis aria-hidden />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger}>
        <MenuItem icon={<CopyPlus aria-hidden />} onSelect={() => void say(duplicate(), "The graph was not duplicated")}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Download aria-hidden />} onSelect={() => void say(downloadGraph(graph), "The file was not made")}>
          Save as a file
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </Menu>
      <DeleteGraphDialog graph={graph} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}

async function say(work: Promise<unknown>, failure: string): Promise<void> {
  await work.catch((cause: Error) => toast.failed(failure, { description: cause.message }));
}
