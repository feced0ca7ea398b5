import { clsx } from "clsx";

/** Three staff lines broken by the stick, its cork handle bottom left. */
export function Mark({ size = 24, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      strokeLinecap="round"
      aria-hidden
      className={clsx("shrink-0", className)}
    >
      <path d="M2.8 8.1h7.9M2.8 12.5h4.5M17.2 12.5h4.4M12.7 17h8.9" className="stroke-line-ui" strokeWidth="1.5" />
      <path d="M6.2 17.9 20.7 3.4" className="stroke-ink" strokeWidth="1.9" />
      <circle cx="6.2" cy="17.9" r="3.4" className="fill-tier-plan" />
    </svg>
  );
}
