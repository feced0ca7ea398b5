import { ListPage } from "@/components/shell/list-page";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 8 }, (_, index) => index);

/** The layout of a list, still. */
export default function Loading() {
  return (
    <ListPage>
      <div className="flex h-16 items-center">
        <Skeleton className="h-5 w-32" />
      </div>
      <div className="flex flex-col gap-4 pt-2">
        {rows.map((row) => (
          <Skeleton key={row} className="h-6" />
        ))}
      </div>
      <p className="sr-only" role="status">
        Loading
      </p>
    </ListPage>
  );
}
