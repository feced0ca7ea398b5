"use client";

import { Share2 } from "lucide-react";
import { useCallback, useState } from "react";
import type { Action } from "@/components/actions/action";
import { useActions } from "@/components/actions/registry";
import { LocalNote } from "@/components/shares/local-note";
import { NewLink } from "@/components/shares/new-link";
import { ShareLinks } from "@/components/shares/share-links";
import { useShares, type ShareTarget } from "@/components/shares/use-shares";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

/** Links to a graph or to one run of it: what they show, until when, and how to end them. Stands in the head of the editor and of the run page. */
export function ShareDialog({ target, look = "ghost" }: { target: ShareTarget; look?: ButtonLook }) {
  const [open, setOpen] = useState(false);
  useActions(
    useCallback(
      (): Action[] => [
        { id: "share", label: "Share", group: "General", keys: ["shift+s"], words: "link publish embed", run: () => setOpen(true) },
      ],
      [],
    ),
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={`Share ${target.what === "run" ? `run ${target.number}` : target.name}`}
      className="w-[400px]"
      trigger={
        <Button look={look}>
          <Share2 aria-hidden />
          Share
        </Button>
      }
    >
      {open && <Shares target={target} />}
    </Popover>
  );
}

function Shares({ target }: { target: ShareTarget }) {
  const shares = useShares(target);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base text-ink-2">Whoever has the link can look, play back and duplicate. They can’t run or change anything.</p>
      <LocalNote target={target} />
      <NewLink target={target} make={shares.make} />
      <ShareLinks links={shares.links} revoke={shares.revoke} />
    </div>
  );
}
