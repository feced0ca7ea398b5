import type { ReactNode } from "react";
import { Rail } from "@/components/shell/rail";

/** The frame of the editor and the run page: the rail, and the page's main part in the rest of the window. */
export function WorkFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh overflow-hidden">
      <Rail />
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
