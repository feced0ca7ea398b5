"use client";

import { CloudOff, GitCompareArrows, History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import type { FoundDraft } from "@/components/editor/drafts";
import { useDesk, useSaveState } from "@/components/editor/editor-context";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { dateTime } from "@/lib/core/format";

/** What about keeping the document needs an answer. */
export function Notices({ draft }: { draft: FoundDraft | null }) {
  const state = useSaveState();
  const { autosave } = useDesk();
  switch (state.sort) {
    case "conflict":
      return <Conflict />;
    case "waiting":
      return (
        <Notice
          icon={<CloudOff className="size-4 text-fail" aria-hidden />}
          title="Not saved"
          text={`${state.message} Your edits are kept in this browser and tried again.`}
        >
          <Button size="small" onClick={() => void autosave.flush()}>
            Try now
          </Button>
        </Notice>
      );
    case "refused":
      return (
        <Notice
          icon={<CloudOff className="size-4 text-fail" aria-hidden />}
          title="Not saved"
          text={`${state.message} Your edits are kept in this browser.`}
        >
          <Button size="small" onClick={() => void autosave.flush()}>
            Try now
          </Button>
        </Notice>
      );
    case "saved":
    case "unsaved":
    case "saving":
      return draft === null ? null : <Unsaved draft={draft} />;
  }
}

function Conflict() {
  const { autosave } = useDesk();
  const router = useRouter();
  const both = async () => {
    const id = await autosave.keepBoth();
    toast.done("Your version is a graph of its own now", { action: { label: "Open it", onClick: () => router.push(`/graphs/${id}`) } });
  };
  return (
    <Notice
      icon={<GitCompareArrows className="size-4 text-ask" aria-hidden />}
      title="This graph changed elsewhere"
      text="It was saved in another tab or by somebody else since you opened it. Nothing is lost: choose which one stays."
    >
      <Button size="small" onClick={() => autosave.takeTheirs()}>
        Take theirs
      </Button>
      <Button size="small" onClick={() => void both().catch(() => toast.failed("The copy could not be kept"))}>
        Keep both
      </Button>
      <Button size="small" look="primary" onClick={() => void autosave.keepMine()}>
        Keep mine
      </Button>
    </Notice>
  );
}

function Unsaved({ draft }: { draft: FoundDraft }) {
  const { autosave } = useDesk();
  const [settled, setSettled] = useState(false);
  const [now] = useState(() => Date.now());
  if (settled) return null;
  return (
    <Notice
      icon={<History className="size-4 text-accent" aria-hidden />}
      title="Edits that were not saved"
      text={`This browser kept edits of ${dateTime(draft.at, now)} that never reached the server.`}
    >
      <Button
        size="small"
        onClick={() => {
          autosave.dropDraft(draft);
          setSettled(true);
        }}
      >
        Drop them
      </Button>
      <Button
        size="small"
        onClick={() => {
          autosave.bringBack(draft);
          setSettled(true);
        }}
      >
        Bring them back
      </Button>
    </Notice>
  );
}

function Notice({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <section role="alert" className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line bg-raise px-4 py-2">
      {icon}
      <p className="min-w-60 flex-1">
        <b className="font-semibold">{title}.</b> <span className="text-ink-2">{text}</span>
      </p>
      <div className="flex gap-2">{children}</div>
    </section>
  );
}
