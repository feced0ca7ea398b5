import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { saveTemplate } from "@/lib/contract/templates";
import type { Graph } from "@/lib/graph/document";

/** Keeps a copy of the graph among the templates, and says where it is. */
export async function saveAsTemplate(graph: Graph, show: (path: string) => void): Promise<void> {
  try {
    const { name, replaced } = await call(saveTemplate, { body: graph });
    toast.done(replaced ? `The template ${name} is replaced` : `${name} is a template now`, {
      description: "Later changes of the graph do not change it.",
      action: { label: "Show", onClick: () => show("/templates") },
    });
  } catch (cause) {
    toast.failed("The template was not saved", { description: (cause as Error).message }); // call throws ApiError only
  }
}
