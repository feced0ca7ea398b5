import { err, ok, type Result } from "@/lib/core/result";
import { serverHeaders } from "@/lib/contract/servers";

/** `Name: value`, one a line. The error says which line is wrong and why. */
export function readHeaders(text: string): Result<Record<string, string>, string> {
  const headers: [string, string][] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    if (colon < 1) return err("Write each header as Name: value.");
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const parsed = serverHeaders.safeParse(Object.fromEntries(headers));
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues[0]?.message ?? "These are no headers.");
}
