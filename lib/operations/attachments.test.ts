import { expect, test } from "vitest";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import { promptBytes } from "@/lib/money/prompt-bytes";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const picture = `data:image/png;base64,${base64("not really a picture")}`;

const reading = (...attachments: string[]) =>
  aSpec()
    .part("read", { op: "call", call: asks("What is it?"), attachments }, ["start"])
    .output("end", "{{read.output}}", ["read"])
    .build("end");

async function sent(input: { [key: string]: string }, ...attachments: string[]) {
  const model = scriptedModel(() => ({ say: "seen" }));
  const view = await runInMemory(reading(...attachments), model, { input }).end();
  return { view, request: model.seen[0]?.request };
}

test("[T8] files go with the prompt in the API's blocks: pictures, PDF, and text as it is; what was not given is left out", async () => {
  const pdf = `data:application/pdf;base64,${base64("%PDF")}`;
  const csv = `data:text/csv;charset=utf-8;base64,${base64("a,b\n1,2")}`;
  const input = { picture, pdf, csv, plain: "Just words.", none: "" };
  const { view, request } = await sent(input, "{{start.picture}}", "{{start.pdf}}", "{{start.csv}}", "{{start.plain}}", "{{start.none}}");
  expect(view.status).toBe("succeeded");
  const text = (data: string) => ({ type: "document", source: { type: "text", media_type: "text/plain", data } });
  expect(request?.messages[0]?.content).toEqual([
    { type: "image", source: { type: "base64", media_type: "image/png", data: base64("not really a picture") } },
    { type: "document", source: { type: "base64", media_type: "application/pdf", data: base64("%PDF") } },
    text("a,b\n1,2"),
    text("Just words."),
    { type: "text", text: "What is it?" },
  ]);
});

test("[E6] a file that no model reads fails the step, by a sentence that says which are", async () => {
  const { view, request } = await sent({ zip: `data:application/zip;base64,${base64("PK")}` }, "{{start.zip}}");
  expect(request).toBeUndefined();
  expect(view.error).toMatchObject({ code: "input_invalid", message: expect.stringContaining("application/zip") });
});

test("[E5] the bound of a picture is that of its area, and that of a PDF all that the model can read", async () => {
  const { request } = await sent({ picture }, "{{start.picture}}");
  const big = { ...request!, messages: [{ role: "user" as const, content: [block("image", "image/png", 900_000)] }] };
  expect(promptBytes(request!)).toBeGreaterThanOrEqual(4_784);
  expect(promptBytes(big)).toBeLessThan(20_000);
  const pdf = { ...request!, messages: [{ role: "user" as const, content: [block("document", "application/pdf", 100)] }] };
  expect(promptBytes(pdf)).toBe(1_000_000);
});

function block(type: string, mediaType: string, length: number) {
  return { type, source: { type: "base64", media_type: mediaType, data: "A".repeat(length) } };
}
