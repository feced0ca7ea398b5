import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transform } from "esbuild";
import { exampleInput } from "@/components/export/example-input";
import { asCommand, asCurl, asTypeScript, type ToRun } from "@/components/export/run-snippets";
import { startGraphRun } from "@/lib/contract/runs";
import type { InputField } from "@/lib/spec/spec";

const asked: { url: string | undefined; type: string | undefined; body: unknown }[] = [];
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (piece: Buffer) => (text += piece.toString()));
  request.on("end", () => {
    asked.push({ url: request.url, type: request.headers["content-type"], body: JSON.parse(text) });
    response.setHeader("content-type", "application/json").end('{"status": "succeeded", "output": "Tea"}');
  });
});
let run: ToRun;
const input = { topic: `It's "tea" $HOME \\ \`x\`\n{{a}}`, count: 1 };

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  run = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, graphId: "abc", slug: "tea", input };
});
afterAll(() => server.close());

test("the line for a shell arrives word for word, whatever stands in the input", () => {
  const words = (line: string) =>
    execFileSync("sh", ["-c", `set -- ${line.replace(/^(curl|npx)/, "")}\nprintf '%s\\0' "$@"`])
      .toString()
      .split("\0")
      .slice(0, -1);
  const curl = words(asCurl(run));
  expect(curl.slice(0, 5)).toEqual(["-sS", `${run.origin}/api/v1/graphs/abc/runs?wait=30`, "-H", "content-type: application/json", "-d"]);
  expect(startGraphRun.body.parse(JSON.parse(curl[5] ?? ""))).toEqual({ input });
  expect(words(asCommand(run))).toEqual(["baton", "run", "tea.baton.json", "--input", JSON.stringify(input)]);
});

test("the TypeScript runs as it stands", async () => {
  const { code } = await transform(asTypeScript(run), { loader: "ts", format: "esm" });
  await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(asked).toEqual([{ url: "/api/v1/graphs/abc/runs?wait=30", type: "application/json", body: { input } }]);
});

test("the input is made of the graph's own fields", () => {
  const field = (key: string, type: InputField["type"], changes: Partial<InputField> = {}): InputField => ({
    ...{ key, type, label: null, required: true, default: null, options: [], description: null },
    ...changes,
  });
  const fields = [
    field("topic", "text", { label: "Topic" }),
    field("size", "number", { default: 3 }),
    field("tone", "select", { options: ["warm", "dry"] }),
    field("deep", "boolean"),
    field("data", "json"),
  ];
  expect(exampleInput(fields)).toEqual({ topic: "Topic", size: 3, tone: "warm", deep: false, data: {} });
});
