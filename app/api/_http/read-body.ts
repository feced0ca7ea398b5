import type { z } from "zod";
import { outOfBounds } from "@/lib/core/bounds";
import { storable, type JsonValue } from "@/lib/core/json";
import type { Operation } from "@/lib/contract/operation";
import { Refusal } from "@/app/api/_http/refusal";

/** Deeper than any document may be, which has its own bound: this one guards what walks a value by recursion. */
const shape = { maxDepth: 100, maxValues: 3_000_000 };

/** The checked body of a write; undefined where the call has none. Everything else is refused before it is looked at. */
export async function readBody(request: Request, operation: Operation): Promise<unknown> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  // Also without a body: a form of another site can send every other type without asking first (S12).
  const type = request.headers.get("content-type");
  const other = operation.alsoTakes?.type === mediaType(type) ? operation.alsoTakes : undefined;
  if (type !== null && other === undefined && mediaType(type) !== "application/json")
    throw new Refusal("json_required", `The body is ${type}; send application/json.`);
  const text = await readText(request, operation.maxBytes);
  if (operation.maxBytes === 0) return undefined;
  if (type === null) throw new Refusal("json_required", "Send the body as application/json.");
  const json = other === undefined ? text : other.jsonIn(text);
  if (json === null) throw new Refusal("invalid_request", "This page carries no file that could be kept.");
  const value = parse(json);
  const excess = outOfBounds(value, { ...shape, maxBytes: operation.maxBytes });
  if (excess !== null) throw new Refusal("too_large", `The body is too large. ${excess}`);
  return check(operation.body, storable(value), "body");
}

/** `text/html; charset=utf-8` as `text/html`. */
function mediaType(header: string | null): string | undefined {
  return header?.split(";")[0]?.trim().toLowerCase();
}

/** Counts while it reads: a length that is announced may be a lie, or missing. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new Refusal(
      "too_large",
      maxBytes === 0 ? "This call takes no body." : `The body is larger than ${maxBytes.toLocaleString("en")} bytes.`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (request.body === null) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    // Node's streams are iterable; the DOM's types do not say so
    size += piece.byteLength;
    if (size > maxBytes) throw tooLarge();
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    throw new Refusal("invalid_json", "The body is not UTF-8.", {}, { cause });
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue; // that is what JSON.parse gives
  } catch (cause) {
    throw new Refusal("invalid_json", cause instanceof Error ? cause.message : "The body is not JSON.", {}, { cause });
  }
}

/** Names every field that is wrong, unknown ones included: nothing is silently left out (S7). */
export function check<S extends z.ZodType>(schema: S, value: unknown, what: "body" | "query"): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => {
    const fields = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return fields.map((path) => ({
      field: path.join("."),
      message: issue.code === "unrecognized_keys" ? "There is no such field." : issue.message,
    }));
  });
  const first = errors[0];
  const detail = first === undefined ? "" : ` ${first.field === "" ? "" : `${first.field}: `}${first.message}`;
  throw new Refusal("invalid_request", `The ${what} is not as it should be.${detail}`, { errors: errors.slice(0, 100) });
}
