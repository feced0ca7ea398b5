"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSelection } from "@/components/runs/run-selection";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { ApiError, call } from "@/lib/contract/client";
import { bulkRuns, mostAtOnce, type BulkAction, type BulkAnswer } from "@/lib/contract/run-bulk";
import type { RunFilter } from "@/lib/contract/run-filter";
import { counted } from "@/lib/core/format";

type Meant = { ids?: string[]; filter?: RunFilter; count: number; totalIsExact: boolean };
type BulkDialogProps = { action: BulkAction; meant: Meant; onClose: () => void };

const words: Record<BulkAction, { verb: string; busy: string; done: string; what: string }> = {
  delete: {
    verb: "Delete",
    busy: "Deleting",
    done: "deleted",
    what: "They go with their traces, and nothing brings them back. Runs that go on stay.",
  },
  cancel: {
    verb: "Cancel",
    busy: "Cancelling",
    done: "asked to stop",
    what: "Calls that are open are stopped; what they cost so far is spent. Ended runs stay as they are.",
  },
  retry: {
    verb: "Retry",
    busy: "Starting",
    done: "started again",
    what: "Of each that failed a new run is started, which reuses what succeeded and does the rest. On a provider with a key that costs money.",
  },
};

/** Says what is about to be done to how many, does it, and stays where some could not be done. */
export function BulkDialog({ action, meant, onClose }: BulkDialogProps) {
  const router = useRouter();
  const { clear } = useSelection();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  const { verb, busy: busyText, done, what } = words[action];
  const count = Math.min(meant.count, mostAtOnce[action]);
  const isCut = meant.count > count;
  const act = async () => {
    setBusy(true);
    try {
      const { ids, filter } = meant;
      const found = await call(bulkRuns, { body: ids === undefined ? { action, filter } : { action, ids: ids.slice(0, count) } });
      router.refresh();
      if (found.refused.length > 0) return setAnswer(found);
      toast.done(`${counted(found.done, "run")} ${done}`, found.more ? { description: "More match: do it again for the next." } : {});
      clear();
      onClose();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      toast.failed(`${verb} broke off`, { description: `${cause.message} Some runs may be done: look at the list before you try again.` });
      router.refresh();
    } finally {
      setBusy(false);
    }
  };
  if (answer !== null) return <Refused answer={answer} done={done} onClose={() => (clear(), onClose())} />;
  const name = `${verb} ${isCut ? "the newest " : ""}${counted(count, "run")}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title={`${name}?`}
      description={
        isCut ? `${what} ${meant.count.toLocaleString("en")}${meant.totalIsExact ? "" : "+"} match; this takes the newest first.` : what
      }
      actions={
        <>
          <DialogClose>Keep as they are</DialogClose>
          <Button look={action === "retry" ? "primary" : "destroy"} busy={busy} busyText={busyText} onClick={() => void act()}>
            {name}
          </Button>
        </>
      }
    />
  );
}

function Refused({ answer, done, onClose }: { answer: BulkAnswer; done: string; onClose: () => void }) {
  const [first, rest] = [answer.refused.slice(0, 20), answer.refused.length - 20];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${counted(answer.done, "run")} ${done}, ${answer.refused.length} not`}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ul className="flex flex-col gap-1.5 text-base">
        {first.map(({ id, number, message }) => (
          <li key={id}>
            <span className="num font-medium">Run {number ?? id}</span> <span className="text-ink-2">{message}</span>
          </li>
        ))}
        {rest > 0 && <li className="text-ink-3">and {counted(rest, "other")}</li>}
      </ul>
    </Dialog>
  );
}
