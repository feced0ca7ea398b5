import { isObject, type JsonValue } from "@/lib/core/json";
import { notice } from "@/lib/model/simulated/notice";
import type { ToolResult } from "@/lib/model/simulated/offered-tools";
import type { Understanding } from "@/lib/model/simulated/understand";

/** An answer that says what each tool gave, and which one failed. */
export function toolAnswer({ topic }: Understanding, results: ToolResult[]): string {
  const settled = results.filter((result) => !result.failed);
  const failed = results.filter((result) => result.failed);
  const parts = [
    settled.length === 0 ? `Nothing could be looked up on ${topic}.` : `On ${topic}, this is what the tools gave:`,
    settled.map((result) => `- **${result.name}**: ${quoted(result.text)}`).join("\n"),
    failed.map((result) => `- **${result.name}** failed: ${quoted(result.text)}`).join("\n"),
    notice,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The same as material for a structured answer. */
export function resultsText(results: ToolResult[]): string {
  return results.map((result) => spoken(parsed(result.text))).join("\n");
}

const longest = 400;

function quoted(text: string): string {
  const line = spoken(parsed(text))
    .replaceAll(/\s*\n\s*/g, "; ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** JSON as lines of "key: value". */
function spoken(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(spoken).join("\n");
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${item !== null && typeof item === "object" ? JSON.stringify(item) : String(item)}`)
    .join("\n");
}

function parsed(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
