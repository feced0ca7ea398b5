import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode; /** Up to four ways on. */ ways?: ReactNode };

/** A drawing on staff lines, a sentence, and ways on. */
export function EmptyState({ title, children, ways }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center">
      <Staff />
      <h2 className="mt-4 text-section">{title}</h2>
      {children != null && <div className="mt-1 text-base text-ink-2">{children}</div>}
      {ways != null && <div className="mt-4 flex flex-wrap justify-center gap-2">{ways}</div>}
    </div>
  );
}

/** Five staff lines with four cards laid on them as notes, still without a tune. */
function Staff() {
  return (
    <svg viewBox="0 0 320 96" width={320} height={96} fill="none" aria-hidden className="max-w-full">
      <path d="M0 10h320M0 26h320M0 42h320M0 58h320M0 74h320" className="stroke-line" />
      <path d="M108 28h44" className="stroke-line-ui" strokeWidth="1.5" />
      <path d="M220 28h44" className="stroke-line-ui" strokeWidth="1.5" strokeDasharray="4 4" />
      <path d="M186 46v24" className="stroke-tier-plan" strokeWidth="1.5" strokeDasharray="5 4" />
      <g className="fill-card stroke-line-ui" strokeDasharray="4 3">
        <rect x="40" y="12" width="68" height="34" rx="5" />
        <rect x="152" y="12" width="68" height="34" rx="5" />
        <rect x="130" y="70" width="52" height="22" rx="5" />
        <rect x="192" y="70" width="52" height="22" rx="5" />
      </g>
      <path d="M48 22h20M48 30h34" className="stroke-line-ui" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M160 22h18M160 30h38" className="stroke-tier-plan" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
