import { crc32, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { documentIn, isPng, withDocument } from "@/lib/graph/png-document";

/** One transparent pixel. */
const pixel = Uint8Array.from(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
);

test("a picture carries a document with any letters, and gives it back", () => {
  const text = JSON.stringify({ name: "Tea ☕ 茶 \u0000 \u2028", nodes: [] });
  expect(documentIn(withDocument(pixel, text))).toBe(text);
});

test("the picture stays what it is: each chunk whole, with the checksum that zlib computes", () => {
  const carried = Buffer.from(withDocument(pixel, "document"));
  const types: string[] = [];
  const pixels: Buffer[] = [];
  for (let at = 8; at < carried.length;) {
    const length = carried.readUInt32BE(at);
    const body = carried.subarray(at + 4, at + 8 + length);
    expect(carried.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    types.push(body.toString("latin1", 0, 4));
    if (types.at(-1) === "IDAT") pixels.push(body.subarray(4));
    at += 12 + length;
  }
  expect(types).toEqual(["IHDR", "iTXt", "IDAT", "IEND"]);
  expect(inflateSync(Buffer.concat(pixels)).length).toBe(5);
});

test("a picture without a document has none, nor has a cut one, another program's text, or what is no picture", () => {
  expect(documentIn(pixel)).toBeNull();
  const carried = withDocument(pixel, "document");
  expect(documentIn(carried.subarray(0, 45))).toBeNull();
  const foreign = Buffer.from(carried);
  foreign.write("other", foreign.indexOf("baton"));
  expect(documentIn(foreign)).toBeNull();
  expect(documentIn(new TextEncoder().encode("{}"))).toBeNull();
  expect(isPng(carried)).toBe(true);
  expect(() => withDocument(new Uint8Array(40), "document")).toThrow("no PNG");
});
