import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";

type PagerProps = { path: string; query: Record<string, string | undefined>; cursor: string | undefined; nextCursor: string | null };

/** A cursor only leads on; the way back is to the first page, or the browser's own. */
export function Pager({ path, query, cursor, nextCursor }: PagerProps) {
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
      {cursor !== undefined && (
        <ButtonLink size="small" href={addressOf(path, query)}>
          <ChevronLeft aria-hidden />
          First page
        </ButtonLink>
      )}
      {nextCursor !== null && (
        <ButtonLink size="small" href={addressOf(path, { ...query, cursor: nextCursor })}>
          Next page
          <ChevronRight aria-hidden />
        </ButtonLink>
      )}
    </nav>
  );
}

function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
