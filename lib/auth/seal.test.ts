import { describe, expect, test } from "vitest";
import { seal, unseal, type Sealed } from "@/lib/auth/seal";

const secret = "0123456789abcdef0123456789abcdef";
const what: Sealed = { kind: "secret", ownerId: "ann", name: "API_KEY" };

describe("[S3] a sealed value", () => {
  test("opens for the same owner and name, whatever is in it", () => {
    for (const text of ["", "hunter2", "zürich 🔑\n", "x".repeat(10_000)])
      expect(unseal(seal(text, what, secret), what, secret)).toBe(text);
  });
  test("does not show in what is stored, and never looks the same twice", () => {
    const [first, second] = [seal("hunter2hunter2", what, secret), seal("hunter2hunter2", what, secret)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, "base64url").toString("latin1")).not.toContain("hunter2");
  });
  test("does not open for another owner, name, kind or installation", () => {
    const sealed = seal("hunter2", what, secret);
    expect(unseal(sealed, { ...what, ownerId: "bob" }, secret)).toBeNull();
    expect(unseal(sealed, { ...what, name: "OTHER" }, secret)).toBeNull();
    expect(unseal(sealed, { ...what, kind: "headers" }, secret)).toBeNull();
    expect(unseal(sealed, what, secret.replace("0", "1"))).toBeNull();
  });
  test("does not open once a single bit of it was changed or cut off", () => {
    const bytes = Buffer.from(seal("hunter2", what, secret), "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(unseal(changed.toString("base64url"), what, secret)).toBeNull();
      expect(unseal(bytes.subarray(0, at).toString("base64url"), what, secret)).toBeNull();
    }
  });
});
