"use client";

import { ChevronsLeftRightEllipsis, LayoutTemplate, Plus, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { blankGraph, smallGraph } from "@/components/graphs/first-graphs";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { createGraph } from "@/lib/contract/graphs";
import type { Graph } from "@/lib/graph/document";

/** Keeps a new graph and opens it in the editor. */
export function NewGraph({ look = "primary" }: { look?: ButtonLook }) {
  const { busy, create } = useCreateGraph();
  return (
    <Menu
      trigger={
        <Button look={look} busy={busy} busyText="Opening">
          <Plus aria-hidden />
          New graph
        </Button>
      }
    >
      <MenuItem icon={<ChevronsLeftRightEllipsis aria-hidden />} onSelect={() => create(smallGraph)}>
        From an input to an output
      </MenuItem>
      <MenuItem icon={<Square aria-hidden />} onSelect={() => create(blankGraph)}>
        Blank
      </MenuItem>
      <MenuItem icon={<LayoutTemplate aria-hidden />} href="/templates">
        From a template
      </MenuItem>
    </Menu>
  );
}

export function useCreateGraph() {
  const router = useRouter();
  const [busy, start] = useTransition();
  const create = (graph: Graph, template?: string) =>
    start(async () => {
      try {
        const { id } = await call(createGraph, { body: graph, query: { template } });
        router.push(`/graphs/${id}`);
      } catch (cause) {
        toast.failed("The graph was not kept", { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return { busy, create };
}
