import type { ReactNode } from "react";

/** The main part of a page of lists, beside the side bar. */
export function ListPage({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="min-w-0 flex-1 bg-panel px-8 pb-8 outline-none max-lg:px-6 max-md:px-4 max-md:pb-20">
      {children}
    </main>
  );
}
