"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { ActionKeys } from "@/components/actions/action-keys";
import { Toaster } from "@/components/ui/toaster";

/** What every page stands in: theme, the nonce for inline elements, one delay for all tips, and the toasts. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <CSPProvider nonce={nonce}>
        <Tooltip.Provider delay={500}>{children}</Tooltip.Provider>
        <Toaster />
        <ActionKeys />
      </CSPProvider>
    </ThemeProvider>
  );
}
