import { Tag, X } from "lucide-react";
import Link from "next/link";
import type { GraphTag } from "@/lib/contract/graphs";

type TagFilterProps = { tags: readonly GraphTag[]; chosen: string | undefined; text: string | undefined };

/** More are found in the settings of graphs, and by the tags on their cards. */
const shown = 16;

/** The tags in use as links: what is chosen stands in the address beside what is searched for, and choosing it again takes it away. */
export function TagFilter({ tags, chosen, text }: TagFilterProps) {
  const first = tags.slice(0, shown);
  const all = chosen === undefined || first.some(({ tag }) => tag === chosen) ? first : [...first, { tag: chosen, graphs: 0 }];
  if (all.length === 0) return null;
  return (
    <nav aria-label="Tags" className="-mt-2 mb-4 flex items-start gap-2">
      <Tag aria-hidden className="mt-1 size-4 shrink-0 stroke-[1.75] text-ink-3" />
      <ul className="flex min-w-0 flex-wrap gap-1">
        {all.map(({ tag, graphs }) => (
          <li key={tag} className="max-w-full">
            <TagLink tag={tag} graphs={graphs} text={text} chosen={tag === chosen} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TagLink({ tag, graphs, text, chosen }: GraphTag & { text: string | undefined; chosen: boolean }) {
  const query = new URLSearchParams({ ...(text !== undefined && { text }), ...(!chosen && { tag }) });
  return (
    <Link
      href={query.size === 0 ? "/graphs" : `/graphs?${query}`}
      scroll={false}
      aria-current={chosen || undefined}
      aria-label={chosen ? `${tag}, chosen. Show all graphs` : `${tag}, ${graphs}`}
      className="flex h-6 items-center gap-1.5 rounded-chip border border-line-2 bg-card px-2 text-small text-ink-2 hover:bg-hover hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-bg aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11"
    >
      <span className="truncate">{tag}</span>
      {chosen ? <X aria-hidden className="size-3.5 shrink-0" /> : <span className="num text-ink-3">{graphs}</span>}
    </Link>
  );
}
