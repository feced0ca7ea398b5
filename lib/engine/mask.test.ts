import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskOf, type Mask } from "@/lib/engine/mask";

const mask = (secrets: Record<string, string>): Mask => {
  const made = maskOf(new Map(Object.entries(secrets)));
  if (made === null) throw new Error("nothing to mask");
  return made;
};

/** Cuts a text at these places. */
function pieces(text: string, cuts: number[]): string[] {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

/** Two values in one text that share as many letters as they can. */
function overlap(value: string, next: string): string {
  const shared = Array.from(value, (_, at) => value.slice(at)).find((end) => next.startsWith(end)) ?? "";
  return value + next.slice(shared.length);
}

function streamed(by: Mask, parts: string[]): string {
  const stream = by.stream();
  return parts.map((part) => stream.add(part)).join("") + stream.end();
}

describe("[T9] a mask", () => {
  test("is not there where there is nothing to hide: no secrets, or only values of fewer than six letters", () => {
    expect(maskOf(new Map())).toBeNull();
    expect(maskOf(new Map([["PIN", "12345"]]))).toBeNull();
    expect(maskOf(new Map([["PIN", "123456"]]))).not.toBeNull();
  });
  test("puts the name where the value stands, plain and as addresses, forms, JSON and base64 have it", () => {
    const value = 'pä ss/"w+d?&';
    const by = mask({ DB: value, OTHER: "another" });
    const masked = "•••DB•••";
    expect(by.text(`x${value}y`)).toBe(`x${masked}y`);
    expect(by.text(`?a=${encodeURIComponent(value)}&b`)).toBe(`?a=${masked}&b`);
    expect(by.text(`?a=${encodeURIComponent(value).toLowerCase()}`)).toBe(`?a=${masked}`);
    expect(by.text(`?${new URLSearchParams({ a: value }).toString()}`)).toBe(`?a=${masked}`);
    expect(by.text(`data ${JSON.stringify({ a: value })}`)).toBe(`data {"a":"${masked}"}`);
    expect(by.text(Buffer.from(value).toString("base64"))).toBe(masked);
    expect(by.text(Buffer.from(value).toString("base64url"))).toBe(masked);
  });
  test("finds a value inside of base64, whatever stands before and after it", () => {
    for (const before of ["", "u", "us", "use"])
      for (const after of ["", ":", ":x", ":xy"])
        expect(mask({ KEY: "s3cr3t-value" }).text(Buffer.from(before + "s3cr3t-value" + after).toString("base64"))).toContain("•••KEY•••");
  });
  test("takes the longer of two values that begin alike, and the first name of two that are equal", () => {
    const by = mask({ SHORT: "abcdef", LONG: "abcdefghi", SAME: "abcdef" });
    expect(by.text("abcdefghi abcdefgh")).toBe("•••LONG••• •••SAME•••gh");
  });
  test("masks all of two values that overlap in a text, by both names, and one that overlaps itself", () => {
    const by = mask({ LEFT: "abcdef", RIGHT: "defghi", SAME: "xyxyxy" });
    expect(by.text("1 abcdefghi 2")).toBe("1 •••LEFT••••••RIGHT••• 2");
    expect(by.text("abcdefghi")).toBe(by.text(by.text("abcdefghi")));
    expect(by.text("xyxyxyxyxy!")).toBe("•••SAME•••!");
    const stream = by.stream();
    expect([stream.add("1 abcdef"), stream.add("gh"), stream.add("i 2"), stream.end()]).toEqual(["1 ", "", "•••LEFT••••••RIGHT••• 2", ""]);
  });
  test("leaves alone what it has masked before, also where a name is another secret's value", () => {
    const by = mask({ API_KEY: "hunter2", B: "API_KEY" });
    const once = by.text("hunter2 API_KEY");
    expect(once).toBe("•••API_KEY••• •••B•••");
    expect(by.text(once)).toBe(once);
  });
  test("goes through values of every depth, keys too, and returns what holds no secret as it is", () => {
    const by = mask({ KEY: 'a"b\\cd' });
    const clean = { a: [1, null, "text"], __proto__x: true };
    expect(by.json(clean)).toBe(clean);
    expect(by.json({ 'is a"b\\cd': [{ deep: 'a"b\\cd!' }, 7, false] })).toEqual({ "is •••KEY•••": [{ deep: "•••KEY•••!" }, 7, false] });
  });
});

describe("[T9] a text in pieces", () => {
  test("comes out as the whole text would, however it is cut", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "/", '"', "é", "🔑"), minLength: 6, maxLength: 9 });
    const between = fc.string({ unit: fc.constantFrom("a", "b", "/", '"', "x", "•"), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 3 }),
        fc.array(fc.oneof(between, fc.nat(20)), { maxLength: 8 }),
        fc.array(fc.nat(200), { maxLength: 12 }),
        (values, parts, cuts) => {
          const by = mask(Object.fromEntries(values.map((value, at) => [`S${at}`, value])));
          const spell = (at: number) => {
            const value = values[at % values.length] ?? "";
            const next = values[(at + 1) % values.length] ?? "";
            const forms = [value, encodeURIComponent(value), JSON.stringify(value), value.slice(0, 4), overlap(value, next)];
            return [...forms, Buffer.from(value).toString("base64")][at % 6] ?? "";
          };
          const text = parts.map((part) => (typeof part === "number" ? spell(part) : part)).join("");
          const shown = streamed(by, pieces(text, cuts));
          expect(shown).toBe(by.text(text));
          const left = shown.replaceAll(/•••S\d•••/g, "\n");
          for (const value of values) expect(left).not.toContain(value);
        },
      ),
      { numRuns: 2_000 },
    );
  });
  test("holds back only what could be the start of a secret, and lets it go at the end", () => {
    const stream = mask({ KEY: "secret-value" }).stream();
    expect(stream.add("Hello sec")).toBe("Hello ");
    expect(stream.add("ond, secret-val")).toBe("second, ");
    expect(stream.add("ue is secret-v")).toBe("•••KEY••• is ");
    expect(stream.end()).toBe("secret-v");
    expect(stream.add("again")).toBe("again");
  });
});
