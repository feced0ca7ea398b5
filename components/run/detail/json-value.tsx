import { JsonView, type Props } from "react-json-view-lite";
import { isObject, type JsonValue } from "@/lib/core/json";

/** A value that is not text, to be unfolded. */
export function JsonTree({ value }: { value: JsonValue }) {
  if (!isObject(value) && !Array.isArray(value)) return <code className="json-scalar">{JSON.stringify(value)}</code>;
  return <JsonView data={value} style={treeStyle} shouldExpandNode={(level) => level < 3} aria-label="Value" />;
}

const treeStyle: NonNullable<Props["style"]> = {
  container: "json",
  basicChildStyle: "json-child",
  childFieldsContainer: "json-fields",
  label: "json-key",
  clickableLabel: "json-key",
  nullValue: "json-null",
  undefinedValue: "json-null",
  numberValue: "json-number",
  stringValue: "json-string",
  booleanValue: "json-number",
  otherValue: "json-null",
  punctuation: "json-mark",
  expandIcon: "json-open",
  collapseIcon: "json-close",
  collapsedContent: "json-folded",
  noQuotesForStringValues: false,
  quotesForFieldNames: false,
  stringifyStringValues: false,
  ariaLables: { collapseJson: "Fold", expandJson: "Unfold" },
};
