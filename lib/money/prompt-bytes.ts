import { isObject, type JsonValue } from "@/lib/core/json";
import { catalogue, findModel } from "@/lib/model/catalogue";
import type { ModelRequest } from "@/lib/model/port";

/** An image is scaled down before it is read; the largest published figure is 4,784 tokens, whatever its bytes. */
const imageTokens = 10_000;

/**
 * A bound for the tokens of a prompt: its UTF-8 bytes, as a token is at least one. Files are read otherwise: an image counts by its area,
 * and a PDF, whose pages may be packed, can be as long as the model's context.
 */
export function promptBytes(request: ModelRequest): number {
  const files = request.messages.flatMap(({ content }) => filesIn(content));
  const bytes = Buffer.byteLength(JSON.stringify(request));
  if (files.length === 0) return bytes;
  if (files.some(({ image }) => !image)) return Math.max(bytes, findModel(catalogue, request.model)?.contextTokens ?? 1_000_000);
  return bytes + files.reduce((sum, { length }) => sum + imageTokens - length, 0);
}

function filesIn(content: JsonValue): { image: boolean; length: number }[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((block) => {
    if (!isObject(block) || !isObject(block["source"]) || block["source"]["type"] !== "base64") return [];
    return [{ image: block["type"] === "image", length: String(block["source"]["data"]).length }];
  });
}
