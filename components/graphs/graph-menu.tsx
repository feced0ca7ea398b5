"use client";

import { CopyPlus, Download, Ellipsis, LayoutTemplate, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { downloadGraph } from "@/components/graphs/download-graph";
import { saveAsTemplate } from "@/components/graphs/save-as-template";
import { buttonClass } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { createGraph, deleteGraph, getGraph, recoverGraph } from "@/lib/contract/graphs";

export type NamedGraph = { id: string; slug: string; name: string };

export function GraphMenu({ graph }: { graph: NamedGraph }) {
  const router = useRouter();
  const duplicate = async () => {
    const found = await call(getGraph, { params: { graphId: graph.id } });
    const copy = await call(createGraph, { body: { ...found.graph, name: `${found.graph.name} copy` } });
    router.push(`/graphs/${copy.id}`);
  };
  const params = { graphId: graph.id };
  const asTemplate = async () => saveAsTemplate((await call(getGraph, { params })).graph, router.push);
  const back = async () => {
    await call(recoverGraph, { params });
    router.refresh();
  };
  const remove = async () => {
    await call(deleteGraph, { params });
    router.refresh();
    toast.done(`${graph.name} is in the trash`, {
      description: "Links to it have ended. Its runs stay.",
      action: { label: "Undo", onClick: () => void say(back(), `${graph.name} was not brought back`) },
    });
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
        <MenuItem icon={<LayoutTemplate aria-hidden />} onSelect={() => void say(asTemplate(), "The template was not saved")}>
          Save as a template
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => void say(remove(), `${graph.name} was not deleted`)}>
          Delete
        </MenuItem>
      </Menu>
    </>
  );
}

async function say(work: Promise<unknown>, failure: string): Promise<void> {
  await work.catch((cause: Error) => toast.failed(failure, { description: cause.message }));
}
