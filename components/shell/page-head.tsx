import type { ReactNode } from "react";

/** 64 high: what the page is, and what one can do on it. */
export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <h1 className="text-page">{title}</h1>
      {children != null && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  );
}
