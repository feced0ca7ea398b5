import { isElsewhere } from "@/components/run/detail/big-value";
import { ValueView } from "@/components/run/detail/value-view";
import { CopyButton } from "@/components/ui/copy-button";
import { isHidden } from "@/lib/core/hidden";
import { counted } from "@/lib/core/format";
import { isObject, type JsonValue } from "@/lib/core/json";

/** A value under its size, and a way to take all of it along. */
export function CopyableValue({ name, value, loading = false }: { name: string; value: JsonValue | null; loading?: boolean }) {
  const isThere = value !== null && value !== "" && !isHidden(value) && !isElsewhere(value);
  return (
    <>
      {isThere && (
        <div className="value-head">
          <span>{sizeOf(value)}</span>
          <CopyButton label={`Copy ${name}`} size="row" text={() => (typeof value === "string" ? value : JSON.stringify(value, null, 2))} />
        </div>
      )}
      <ValueView value={value} loading={loading} />
    </>
  );
}

function sizeOf(value: JsonValue): string {
  if (typeof value === "string")
    return value.startsWith("data:") ? "File" : counted(value.split(/\s+/).filter((word) => word !== "").length, "word");
  if (Array.isArray(value)) return counted(value.length, "entry", "entries");
  return isObject(value) ? counted(Object.keys(value).length, "key") : "";
}
