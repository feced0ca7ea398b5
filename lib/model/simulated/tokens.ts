import type { Tokenizer } from "ai-tokenizer";
import { canonicalJson, isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** Counts tokens. The vocabulary is big, so it is loaded when first needed. */
export type TokenCounter = { text(text: string, model: string): Promise<number>; prompt(raw: JsonObject): Promise<number> };

/** The public vocabulary is that of older models; from 4.7 on a text has about 30 % more tokens, by the vendor's own word. */
const newerFactor = 1.3;
const older = /claude-(3|opus-4-[0156]|sonnet-4|haiku-4)/;
/** What a system and a user turn add around their texts. */
const frame = 7;

/** What the service writes before a prompt with tools; no figure is published for the current models. */
const toolFrame = 350;

/** A picture of usual size, and a page of a PDF that packs some 50 kB into each. */
const imageTokens = 1_600;
const pageTokens = 2_000;
const pageBytes = 50_000;

function frameOf(raw: JsonObject): number {
  const { tools } = raw;
  return frame + (Array.isArray(tools) && tools.length > 0 ? toolFrame : 0) + fileTokens(raw["messages"]);
}

function fileTokens(value: JsonValue | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + fileTokens(item), 0);
  if (!isObject(value)) return 0;
  const { source } = value;
  if (!isObject(source) || source["type"] !== "base64") return fileTokens(value["content"]);
  return value["type"] === "image" ? imageTokens : pageTokens * Math.ceil((String(source["data"]).length * 0.75) / pageBytes);
}

export function tokenCounter(): TokenCounter {
  let loading: Promise<Tokenizer> | null = null;
  const count = async (text: string, model: string) => {
    if (text === "") return 0;
    const tokenizer = await (loading ??= load());
    return Math.ceil(tokenizer.count(text) * (older.test(model) ? 1 : newerFactor));
  };
  return { text: count, prompt: async (raw) => (await count(promptText(raw), String(raw["model"]))) + frameOf(raw) };
}

/** For benchmarks: a fair guess that costs nothing. */
export function roughCounter(): TokenCounter {
  const count = (text: string) => Promise.resolve(Math.ceil(text.length / 4));
  return { text: count, prompt: async (raw) => (await count(promptText(raw))) + frameOf(raw) };
}

async function load(): Promise<Tokenizer> {
  const [{ Tokenizer }, encoding] = await Promise.all([import("ai-tokenizer"), import("ai-tokenizer/encoding/claude")]);
  return new Tokenizer(encoding);
}

/** All that the model reads: system, messages, tools, and the schema that it has to fill. */
function promptText(raw: JsonObject): string {
  return [raw["system"], raw["messages"], raw["tools"], raw["output_config"]].map(texts).join("\n");
}

const notRead = new Set(["type", "role", "cache_control", "signature", "effort", "id"]);

function texts(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(texts).join("\n");
  if (typeof value !== "object") return String(value);
  if (value["type"] === "base64") return "";
  if (value["schema"] !== undefined || value["input_schema"] !== undefined) return canonicalJson(value);
  return Object.entries(value)
    .map(([key, item]) => (notRead.has(key) ? "" : texts(item)))
    .join("\n");
}
