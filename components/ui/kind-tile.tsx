import { clsx } from "clsx";
import {
  Braces,
  CircleQuestionMark,
  Component,
  Feather,
  FileText,
  Globe,
  Grid3x3,
  ListTree,
  Merge,
  Repeat,
  Scale,
  Split,
  StickyNote,
  TextCursorInput,
  UserCheck,
  Wrench,
  type LucideIcon,
} from "lucide-react";

type Look = { icon: LucideIcon; tile: string; ink: string };

const data = { tile: "bg-hover", ink: "text-ink-2" };
const control = { tile: "border border-line-2", ink: "text-ink-2" };
const people = { tile: "bg-ask-bg", ink: "text-ask" };

const looks: Record<string, Look> = {
  input: { icon: TextCursorInput, ...data },
  output: { icon: FileText, ...data },
  planner: { icon: ListTree, tile: "bg-tier-bg", ink: "text-tier-plan" },
  executor: { icon: Feather, tile: "bg-tier-bg", ink: "text-tier-exec" },
  evaluator: { icon: Scale, tile: "bg-tier-bg", ink: "text-tier-plan" },
  router: { icon: Split, ...control },
  merge: { icon: Merge, ...control },
  map: { icon: Grid3x3, ...control },
  loop: { icon: Repeat, ...control },
  subgraph: { icon: Component, ...control },
  transform: { icon: Braces, ...data },
  http: { icon: Globe, ...data },
  tool: { icon: Wrench, ...data },
  approval: { icon: UserCheck, ...people },
  note: { icon: StickyNote, ...people },
};

const unknown: Look = { icon: CircleQuestionMark, ...control };

function lookOf(kind: string): Look {
  return Object.hasOwn(looks, kind) ? (looks[kind] ?? unknown) : unknown;
}

/** 24 px ground with the kind's icon. `tier` colours it after the model a node really uses. */
export function KindTile({ kind, tier, className }: { kind: string; tier?: "think" | "plan" | "exec" | null; className?: string }) {
  const { tile, ink } = lookOf(kind);
  return (
    <span
      className={clsx(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-control",
        tile,
        tier == null ? ink : tierInk[tier],
        className,
      )}
    >
      <KindIcon kind={kind} size={15} />
    </span>
  );
}

const tierInk = { think: "text-tier-think", plan: "text-tier-plan", exec: "text-tier-exec" };

export function KindIcon({ kind, size = 15, className }: { kind: string; size?: number; className?: string }) {
  const Icon = lookOf(kind).icon;
  return <Icon size={size} strokeWidth={1.75} aria-hidden className={clsx("shrink-0", className)} />;
}
