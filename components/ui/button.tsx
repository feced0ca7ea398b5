import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

/** One `primary` on a screen. `danger` asks for something that deletes; `destroy` is the dialog's button that does it. */
export type ButtonLook = "primary" | "default" | "ghost" | "danger" | "destroy";
export type ButtonSize = "normal" | "small" | "row";
type Style = { look?: ButtonLook; size?: ButtonSize };

type ButtonProps = ComponentProps<"button"> &
  Style & {
    /** While true the button keeps its width and shows a turning ring; `busyText` says what is going on. */
    busy?: boolean;
    busyText?: string;
  };

export function Button({ look, size, busy = false, busyText, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? undefined : rest.onClick}
      className={clsx(buttonClass({ look, size }), className)}
    >
      {busy ? <Busy text={busyText}>{children}</Busy> : children}
    </button>
  );
}

export function ButtonLink({ look, size, className, ...rest }: ComponentProps<typeof Link> & Style) {
  return <Link {...rest} className={clsx(buttonClass({ look, size }), className)} />;
}

/** Both texts lie on one another, so the wider one gives the width. */
function Busy({ text, children }: { text: string | undefined; children: ReactNode }) {
  return (
    <span className="grid place-items-center">
      <span className="invisible col-start-1 row-start-1 inline-flex items-center gap-1.5">{children}</span>
      <span className="col-start-1 row-start-1 inline-flex items-center gap-1.5">
        <LoaderCircle className="animate-turn" aria-hidden />
        {text ?? <span className="sr-only">Working</span>}
      </span>
    </span>
  );
}

export function buttonClass({ look = "default", size = "normal" }: Style = {}): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none transition-colors",
    "disabled:border-line disabled:bg-transparent disabled:text-ink-off disabled:shadow-none [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]",
    sizes[size],
    looks[look],
  );
}

const sizes: Record<ButtonSize, string> = {
  normal: "h-8 px-3 text-base pointer-coarse:h-11",
  small: "h-7 px-2.5 text-small pointer-coarse:h-11",
  row: "h-6 px-2 text-small pointer-coarse:h-11",
};

const looks: Record<ButtonLook, string> = {
  primary: "border-accent bg-accent text-accent-on hover:border-accent-hi hover:bg-accent-hi",
  default: "border-line-2 bg-card text-ink shadow-1 hover:bg-hover",
  ghost: "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-line-2 bg-card text-fail shadow-1 hover:bg-fail-bg",
  destroy: "border-fail bg-fail text-panel hover:opacity-90",
};
