"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useRef, type ReactElement, type ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it. Left out: opened by state, and focus goes back to where it was. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the one that acts last. */
  actions?: ReactNode;
  width?: "normal" | "wide";
  children?: ReactNode;
};

/** What a person came to fill in: it gets the focus, not the button that closes the dialog. */
const field = "input:not([type=hidden]), textarea, select, [role=combobox]";

export function Dialog({ open, onOpenChange, trigger, title, description, actions, width = "normal", children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.16_0.005_80/0.36)] transition-opacity duration-[140ms] data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={() => body.current?.querySelector<HTMLElement>(field) ?? true}
          className={clsx(
            "popup fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-dialog outline-none",
            width === "wide" ? "max-w-[640px]" : "max-w-[440px]",
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-head">{title}</Base.Title>
              {description != null && <Base.Description className="mt-1 text-base text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close aria-label="Close" className={clsx(buttonClass({ look: "ghost", size: "small" }), "-mr-2 w-7 px-0")}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 py-4 empty:pb-0">
            {children}
          </div>
          {actions != null && <footer className="flex flex-wrap justify-end gap-2 px-5 pb-4">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A button that closes the dialog it stands in. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Base.Close className={buttonClass()}>{children}</Base.Close>;
}
