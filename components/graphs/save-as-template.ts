import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { saveTemplate } from "@/lib/contract/templates";
import type { Graph } from "@/lib/graph/document";

/** Keeps a copy of the graph among the templates, and says where it is. */
export async function saveAsTemplate(graph: Graph, show: (path: string) => void): Promise<void> {
  try {
    const { name, replaced } = await call(saveTemplate, { body: graph });
    if (replaced === null)
      return toast.done(`${name} is a template now`, {
        description: "Later changes of the graph do not change it.",
        action: { label: "Show", onClick: () => show("/templates") },
      });
    toast.done(`The template ${name} is replaced`, {
      description: "One of this name was there before.",
      action: { label: "Undo", onClick: () => void putBack(replaced) },
    });
  } catch (cause) {
    toast.failed("The template was not saved", { description: (cause as Error).message }); // call throws ApiError only
  }
}

async function putBack(graph: Graph): Promise<void> {
  try {
    await call(saveTemplate, { body: graph });
    toast.done(`The template ${graph.name} is as it was`);
  } catch (cause) {
    toast.failed("The template was not put back", { description: (cause as Error).message }); // as above
  }
}
