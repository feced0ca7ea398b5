import Link from "next/link";

/** A part of a page, with the way to all of its things. */
export function SectionHead({
  id,
  title,
  count,
  all,
}: {
  id: string;
  title: string;
  count?: number;
  all?: { href: string; label: string };
}) {
  return (
    <div className="mb-2 flex items-baseline gap-2">
      <h2 id={id} className="text-section">
        {title}
      </h2>
      {count !== undefined && <span className="num text-small text-ink-3">{count}</span>}
      {all !== undefined && (
        <Link href={all.href} className="ml-auto rounded-chip text-small font-medium text-accent hover:text-accent-hi hover:underline">
          {all.label}
        </Link>
      )}
    </div>
  );
}
