/** A difference beside a zero line: left of it saves, right of it costs more. `share` is of the widest, from −1 to 1. */
export function DeltaBar({ share, text }: { share: number; text: string }) {
  const width = `${Math.min(1, Math.abs(share)) * 100}%`;
  return (
    <span className="flex items-center gap-1.5">
      <span className="relative flex h-5 w-11 shrink-0 max-xl:w-8" aria-hidden>
        <span className="flex flex-1 items-center justify-end border-r border-line-ui">
          {share < 0 && <span className="h-2.5 rounded-l-[2px] bg-done-fill" style={{ width }} />}
        </span>
        <span className="flex flex-1 items-center">
          {share > 0 && <span className="h-2.5 rounded-r-[2px] bg-fail" style={{ width }} />}
        </span>
      </span>
      <span className={`num min-w-0 truncate ${share === 0 ? "text-ink-3" : "font-medium"}`}>{text}</span>
    </span>
  );
}
