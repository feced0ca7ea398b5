import type { ReactNode } from "react";
import { KindTile } from "@/components/ui/kind-tile";
import { StatusChip } from "@/components/ui/status-chip";

type Props = { kind: string; name: string; word?: string; message: string; children?: ReactNode };

/** A question as a card: who asks, and what. */
export function QuestionFrame({ kind, name, word, message, children }: Props) {
  return (
    <section aria-label={`${name} asks`} data-question className="flex flex-col gap-3 rounded-card border border-ask bg-card p-4">
      <header className="flex items-center gap-2.5">
        <KindTile kind={kind} />
        <span className="min-w-0 flex-1 truncate text-base font-semibold">{name}</span>
        <StatusChip state="asking" {...(word === undefined ? {} : { word })} />
      </header>
      {message !== "" && <h3 className="text-head wrap-anywhere">{message}</h3>}
      {children}
    </section>
  );
}
