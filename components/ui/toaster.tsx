"use client";

import { CircleCheck, OctagonX } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner, toast as sonner } from "sonner";

/** Bottom right, at most three, six seconds. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      visibleToasts={3}
      duration={6000}
      gap={8}
      icons={{
        success: <CircleCheck className="size-4 text-done" aria-hidden />,
        error: <OctagonX className="size-4 text-fail" aria-hidden />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "popup flex w-80 max-w-[calc(100vw-2rem)] items-start gap-2.5 p-3 text-base",
          title: "font-medium",
          description: "text-small text-ink-2",
          content: "min-w-0 flex-1",
          actionButton: "h-6 shrink-0 rounded-control border border-line-2 px-2 text-small font-medium hover:bg-hover",
          closeButton: "order-last shrink-0 text-ink-3 hover:text-ink",
        },
      }}
    />
  );
}

type Action = { label: string; onClick: () => void };

/** Says that something worked; an error stays until somebody closes it. */
export const toast = {
  done(title: string, options: { description?: string; action?: Action } = {}): void {
    sonner.success(title, options);
  },
  say(title: string, options: { description?: string; action?: Action } = {}): void {
    sonner(title, options);
  },
  failed(title: string, options: { description?: string; action?: Action } = {}): void {
    sonner.error(title, { ...options, duration: Infinity, closeButton: true });
  },
};
