"use client";

import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { deleteRunView, saveRunView, type SavedView } from "@/lib/contract/run-views";

/** Keeps and removes views of the list of runs. Each can be taken back; what was refused says why. */
export function useRunViews() {
  const router = useRouter();

  /** Gives whether it was kept. */
  async function save(view: Omit<SavedView, "id">): Promise<boolean> {
    try {
      const { replaced, name } = await call(saveRunView, { body: view });
      router.refresh();
      if (replaced !== null)
        toast.done(`View ${name} replaced`, { action: { label: "Undo", onClick: () => void save({ name, filter: replaced }) } });
      return true;
    } catch (cause) {
      toast.failed("The view was not saved", { description: wordsOf(cause) });
      return false;
    }
  }

  async function forget(view: SavedView): Promise<void> {
    try {
      await call(deleteRunView, { params: { viewId: view.id } });
      router.refresh();
      toast.done(`View ${view.name} deleted`, {
        action: { label: "Undo", onClick: () => void save({ name: view.name, filter: view.filter }) },
      });
    } catch (cause) {
      toast.failed("The view was not deleted", { description: wordsOf(cause) });
    }
  }

  return { save, forget };
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
