import { EyeOff } from "lucide-react";
import { JsonTree } from "@/components/run/detail/json-value";
import { Markdown } from "@/components/run/detail/markdown";
import { isElsewhere } from "@/components/run/detail/big-value";
import { isHidden } from "@/lib/contract/hidden";
import type { JsonValue } from "@/lib/core/json";

/** A value of the run as people read it: text as Markdown, rows as a table, the rest as a tree. */
export function ValueView({ value, loading = false }: { value: JsonValue | null; loading?: boolean }) {
  if (isHidden(value ?? undefined)) return <Hidden />;
  if (isElsewhere(value)) return loading ? <ValueSkeleton /> : <p className="detail-note">This value could not be read.</p>;
  if (value === null) return <p className="detail-note">No value</p>;
  if (typeof value === "string") return value.trim() === "" ? <p className="detail-note">Empty text</p> : <Markdown text={value} />;
  return <JsonTree value={value} />;
}

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
