import { isObject, type JsonValue } from "@/lib/core/json";
import { type ModelCatalogue, findModel } from "@/lib/model/catalogue";
import { paceOf } from "@/lib/money/pace";
import { priceRow, priceTable, ratesFor } from "@/lib/money/prices";
import { each, flat, nothing, plus, times, type Range } from "@/lib/money/range";
import type { ModelCall, Operation } from "@/lib/spec/spec";
import { parseTemplate } from "@/lib/template/parse-template";
import type { Reference } from "@/lib/template/reference";

/** Cost in nano-dollars, time in milliseconds, and the length of what comes out in tokens. */
export type Guess = { cost: Range; ms: Range; output: Range };
type Read = (root: string) => Range | null;

export type Asking = {
  catalogue: ModelCatalogue;
  today: Date;
  /** The length of a node's output. */
  read: Read;
  /** What it reads beside its prompt, and what it writes where that is not the prompt's own affair. */
  reads?: Range;
  writes?: Range;
};

/**
 * One call: its prompt with what the references in it will hold, and an answer of usual length. Where the difficulty chooses the model,
 * from the cheapest to the strongest, with the call that chooses.
 */
export function callGuess(call: ModelCall, asking: Asking): Guess {
  const { auto, ...rest } = call;
  if (auto === undefined) return oneCall(call, asking);
  const [low, medium, high] = [auto.low, auto.medium, auto.high].map((model) => oneCall({ ...rest, model }, asking)) as [
    Guess,
    Guess,
    Guess,
  ]; // three models, three guesses
  const rating = oneCall({ ...rest, model: auto.low }, { ...asking, writes: rated });
  const between = (key: keyof Guess): Range => ({ low: low[key].low, likely: medium[key].likely, high: high[key].high });
  return { cost: plus(rating.cost, between("cost")), ms: plus(rating.ms, between("ms")), output: between("output") };
}

/** A difficulty and a sentence why. */
const rated: Range = { low: 20, likely: 35, high: 80 };

function oneCall(call: ModelCall, { catalogue, today, read, reads = nothing, writes }: Asking): Guess {
  const prompt = plus(lengthOf(call.system ?? "", read), lengthOf(call.prompt, read), lengthOf(call.outputSchema, read), reads, flat(30));
  const most = flat(call.maxOutputTokens);
  const text = each(writes ?? answerLength(call), most)(Math.min);
  const output = each(plus(text, thinkingLength(call, catalogue)), most)(Math.min);
  const row = priceRow(priceTable, call.model, today) ?? priceRow(priceTable, findModel(catalogue, call.model)?.id ?? "", today);
  const cost = each(
    prompt,
    output,
  )((input = 0, out = 0) => {
    const rates = row && ratesFor(row, Math.round(input));
    return rates ? input * rates.input + out * rates.output : 0;
  });
  const { firstMs, tokensPerSecond } = paceOf(catalogue, call.model);
  const ms = each(output, { low: 0.7, likely: 1, high: 1.8 })(
    (tokens = 0, slowness = 1) => slowness * (firstMs + (tokens / tokensPerSecond) * 1_000),
  );
  return { cost, ms, output: text };
}

/** Work without a model costs nothing, and takes no time to speak of where nobody outside is asked. */
export function textGuess(work: Operation, read: Read): Guess {
  const ms = work.op === "fetch" || work.op === "tool" ? { low: 50, likely: 500, high: 5_000 } : { low: 0, likely: 5, high: 50 };
  return { cost: nothing, ms, output: textLength(work, read) };
}

function textLength(work: Operation, read: Read): Range {
  if (work.op === "value") return lengthOf(work.template, read);
  if (work.op !== "receive") return anything;
  return plus(...work.fields.map((field) => (field.default === null ? typed[field.type] : flat(tokensOf(field.default)))));
}

const anything: Range = { low: 20, likely: 200, high: 1_000 };
const taskText: Range = { low: 30, likely: 60, high: 150 };
const short: Range = { low: 5, likely: 15, high: 60 };
const typed = {
  text: short,
  longtext: { low: 50, likely: 300, high: 3_000 },
  number: flat(3),
  boolean: flat(1),
  select: flat(5),
  json: { low: 10, likely: 100, high: 1_000 },
  file: { low: 100, likely: 1_500, high: 20_000 },
};

/** A token is about four letters of English. */
function tokensOf(value: JsonValue): number {
  return (typeof value === "string" ? value : JSON.stringify(value)).length / 4;
}

function lengthOf(value: JsonValue, read: Read): Range {
  if (value === null) return nothing;
  if (typeof value !== "string") return flat(tokensOf(value));
  return plus(
    ...parseTemplate(value).parts.map((part) => (part.type === "text" ? flat(tokensOf(part.text)) : referenced(part.reference, read))),
  );
}

function referenced({ root, path }: Reference, read: Read): Range {
  if (root === "task") return path[0] === "results" ? { low: 0, likely: 200, high: 3_000 } : taskText;
  const whole = read(root) ?? anything;
  // A part of an answer is shorter than the whole.
  return path.length > 1 ? times(whole, { low: 0.1, likely: 0.4, high: 1 }) : whole;
}

function answerLength({ outputSchema }: ModelCall): Range {
  if (outputSchema === null) return { low: 150, likely: 450, high: 1_500 };
  const fields = countFields(outputSchema);
  return { low: 6 * fields + 10, likely: 25 * fields + 20, high: 120 * fields + 100 };
}

function countFields(schema: JsonValue): number {
  if (Array.isArray(schema)) return schema.reduce<number>((sum, item) => sum + countFields(item), 0);
  if (!isObject(schema)) return 0;
  const named = isObject(schema.properties) ? Object.keys(schema.properties).length : 0;
  const inside = Object.values(schema).reduce<number>((sum, item) => sum + countFields(item), 0);
  // Lists hold more than one of what they hold.
  return named + (schema.type === "array" ? 3 * inside : inside);
}

const thoughts = { low: 60, medium: 200, high: 500, xhigh: 1_200, max: 3_000 };

function thinkingLength({ model, effort }: ModelCall, catalogue: ModelCatalogue): Range {
  const entry = findModel(catalogue, model);
  if (entry && !entry.thinking.whenAbsent && !entry.thinking.adaptive) return nothing;
  const likely = thoughts[effort ?? entry?.defaultEffort ?? "medium"];
  return { low: likely * 0.2, likely, high: likely * 4 };
}
