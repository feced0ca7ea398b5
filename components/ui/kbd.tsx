import { clsx } from "clsx";

export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-chip border border-line-2 px-1 font-sans text-tiny text-ink-2",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
