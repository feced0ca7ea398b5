import "server-only";
import { StepError } from "@/lib/core/errors";
import { fileValue } from "@/lib/core/file-value";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { StepPorts } from "@/lib/engine/handler";
import { resolveTemplate, toText } from "@/lib/template/resolve";

/** Files as blocks of a message, in the order of the settings; one that was not given leaves none. */
export async function attachmentBlocks(templates: readonly string[], step: Pick<StepPorts, "lookup">): Promise<JsonObject[]> {
  const values = await Promise.all(templates.map((template) => resolveTemplate(template, step.lookup)));
  return values.flatMap((value) => (Array.isArray(value) ? value : [value])).flatMap(toBlock);
}

const images = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

function toBlock(value: JsonValue): JsonObject[] {
  if (value === null || value === "") return [];
  const file = typeof value === "string" ? fileValue(value) : null;
  if (file === null) return [textDocument(toText(value))];
  const { mediaType, data } = file;
  const source = { type: "base64", media_type: mediaType, data };
  if (images.has(mediaType)) return [{ type: "image", source }];
  if (mediaType === "application/pdf") return [{ type: "document", source }];
  if (isText(mediaType)) return [textDocument(Buffer.from(data, "base64").toString("utf8"))];
  const message = `A file of type ${mediaType} cannot be attached. Models read text, PDF, PNG, JPEG, GIF and WebP.`;
  throw new StepError("input_invalid", message);
}

function textDocument(data: string): JsonObject {
  return { type: "document", source: { type: "text", media_type: "text/plain", data } };
}

function isText(mediaType: string): boolean {
  return mediaType.startsWith("text/") || /[/+](json|xml|yaml|csv)$/.test(mediaType);
}
