"use client";

import { CircleCheck, Ellipsis, GitCompareArrows, RotateCcw, Upload, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { useDesk } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { When } from "@/components/shell/when";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { TextInput } from "@/components/ui/text-input";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { createVersion, listVersions, publishVersion, restoreVersion, type VersionSummary } from "@/lib/contract/versions";

/** The versions of the open graph, newest first: kept by name, or because they ran. */
export function HistoryPanel() {
  const { graphId, autosave } = useDesk();
  const layout = useLayoutStore();
  const router = useRouter();
  const { versions, more, failed, reload, loadMore } = useVersions(graphId);
  const [name, setName] = useState("");
  const [now] = useState(() => Date.now());

  const act = (work: () => Promise<void>, failure: string) =>
    void work().then(reload, (cause: Error) => toast.failed(failure, { description: cause.message })); // call throws errors
  const whole = async () => {
    if (!(await autosave.settle())) throw new Error("Your last edits are not saved yet, so nothing was done. The bar above says why.");
  };
  const keep = () =>
    act(async () => {
      await whole();
      const kept = await call(createVersion, { params: { graphId }, body: { name: name.trim() } });
      setName("");
      toast.done(`Kept as v${kept.number}`);
    }, "The version was not kept");
  const restore = (version: number) =>
    act(async () => {
      await whole();
      autosave.adopt(await call(restoreVersion, { params: { graphId, version: String(version) } }));
      toast.done(`v${version} is the draft again`, { description: "What it replaced was kept as a version." });
    }, "The version was not restored");
  const publish = (version: number) =>
    act(async () => {
      await call(publishVersion, { params: { graphId, version: String(version) } });
      toast.done(`v${version} is what others run now`);
    }, "The version was not published");

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <h2 className="text-section">Versions</h2>
        <IconButton label="Close the versions" size="small" onClick={() => layout.getState().setHistory(false)}>
          <X />
        </IconButton>
      </header>
      <form
        className="flex gap-2 border-b border-line p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") keep();
        }}
      >
        <TextInput aria-label="Name of the version" placeholder="Name this version" maxLength={120} value={name} onValueChange={setName} />
        <Button type="submit" disabled={name.trim() === ""}>
          Keep
        </Button>
      </form>
      {failed && (
        <p role="alert" className="p-4 text-base text-ink-2">
          The versions could not be read.{" "}
          <button type="button" className="font-medium text-accent hover:underline" onClick={reload}>
            Try again
          </button>
        </p>
      )}
      {versions === null && !failed && (
        <div className="p-4">
          <Skeleton className="h-24" />
        </div>
      )}
      {versions?.length === 0 && (
        <p className="p-4 text-base text-ink-2">There is none yet. A version is kept when you name one, and each time the graph runs.</p>
      )}
      <ol className="min-h-0 flex-1 overflow-y-auto" aria-label="Versions">
        {versions?.map((version) => (
          <Row
            key={version.number}
            version={version}
            now={now}
            onCompare={() => void autosave.flush().then(() => router.push(`/graphs/${graphId}/compare?from=${version.number}&to=draft`))}
            onRestore={() => restore(version.number)}
            onPublish={() => publish(version.number)}
          />
        ))}
        {more && (
          <li className="p-4">
            <Button size="small" onClick={loadMore}>
              Show more
            </Button>
          </li>
        )}
      </ol>
    </div>
  );
}

type RowProps = { version: VersionSummary; now: number; onCompare: () => void; onRestore: () => void; onPublish: () => void };

function Row({ version: { number, name, published, author, createdAt }, now, onCompare, onRestore, onPublish }: RowProps) {
  return (
    <li className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="num font-semibold">v{number}</span>
          <span className={name === null ? "truncate text-ink-3" : "truncate font-medium"}>{name ?? "Kept when it ran"}</span>
        </p>
        <p className="flex items-center gap-2 text-small text-ink-3">
          <span className="min-w-0 truncate">
            {author !== null && <>{author.you ? "you" : author.name}, </>}
            <When at={createdAt} now={now} />
          </span>
          {published && (
            <span className="inline-flex items-center gap-1 font-medium text-done">
              <CircleCheck className="size-3.5 stroke-2" aria-hidden />
              Published
            </span>
          )}
        </p>
      </div>
      <Button size="row" onClick={onCompare} aria-label={`Compare v${number} with the draft`}>
        <GitCompareArrows aria-hidden />
        Compare
      </Button>
      <Menu
        trigger={
          <IconButton label={`More for v${number}`} size="row">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<RotateCcw aria-hidden />} onSelect={onRestore}>
          Restore as the draft
        </MenuItem>
        <MenuItem icon={<Upload aria-hidden />} disabled={published} onSelect={onPublish}>
          Publish
        </MenuItem>
      </Menu>
    </li>
  );
}

const perPage = 50;

function useVersions(graphId: string) {
  const [versions, setVersions] = useState<VersionSummary[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useCallback(
    (after: string | null) =>
      call(listVersions, { params: { graphId }, query: { limit: perPage, ...(after !== null && { cursor: after }) } }).then(
        ({ items, nextCursor }) => {
          setFailed(false);
          setVersions((known) => (after === null ? items : [...(known ?? []), ...items]));
          setCursor(nextCursor);
        },
        () => setFailed(true),
      ),
    [graphId],
  );
  useEffect(() => void read(null), [read]);
  return { versions, more: cursor !== null, failed, reload: () => void read(null), loadMore: () => void read(cursor) };
}
