import "@/components/run/detail/value.css";
import { EyeOff } from "lucide-react";
import { JsonTree } from "@/components/run/detail/json-value";
import { Markdown } from "@/components/run/detail/markdown";
import { tableOf } from "@/components/run/detail/table-of";
import { ValueTable } from "@/components/run/detail/value-table";
import { isElsewhere } from "@/components/run/detail/big-value";
import { isHidden } from "@/lib/core/hidden";
import { fileValue, fileWords, type FileValue } from "@/lib/core/file-value";
import type { JsonValue } from "@/lib/core/json";

/** A value of the run as people read it: text as Markdown, rows as a table, the rest as a tree. */
export function ValueView({ value, loading = false }: { value: JsonValue | null; loading?: boolean }) {
  if (isHidden(value ?? undefined)) return <Hidden />;
  if (isElsewhere(value)) return loading ? <ValueSkeleton /> : <p className="detail-note">This value could not be read.</p>;
  if (value === null) return <p className="detail-note">No value</p>;
  const file = typeof value === "string" ? fileValue(value) : null;
  if (file !== null) return <FileView file={file} url={String(value)} />;
  if (typeof value === "string") return value.trim() === "" ? <p className="detail-note">Empty text</p> : <Markdown text={value} />;
  const table = tableOf(value);
  return table === null ? <JsonTree value={value} /> : <ValueTable table={table} value={value} />;
}

/** An image as it is; of another file what it is. */
function FileView({ file, url }: { file: FileValue; url: string }) {
  return (
    <figure className="file-value">
      {/* eslint-disable-next-line @next/next/no-img-element -- the picture is in the address itself */}
      {shownImages.has(file.mediaType) && <img src={url} alt="The file that was given" />}
      <figcaption className="detail-note">{fileWords(file)}</figcaption>
    </figure>
  );
}

const shownImages = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export function Hidden() {
  return (
    <div className="hidden-part">
      <EyeOff aria-hidden />
      <p>
        <b>Hidden</b>
        <br />
        The owner chose not to share this.
      </p>
    </div>
  );
}

export function ValueSkeleton() {
  return (
    <div className="value-skeleton" role="status" aria-label="Loading">
      <i style={{ width: "70%" }} />
      <i style={{ width: "92%" }} />
      <i style={{ width: "56%" }} />
    </div>
  );
}
