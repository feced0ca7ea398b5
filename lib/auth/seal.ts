import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** What a sealed text is. It is part of what is authenticated: a row that is moved to another owner or name does not open. */
export type Sealed = { kind: "secret" | "headers"; ownerId: string; name: string };

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a text for the database, under a key that only this installation can derive. */
export function seal(text: string, what: Sealed, secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyOf(secret), iv).setAAD(named(what));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** null: it was sealed as something else, with another secret, or somebody changed it. */
export function unseal(sealed: string, what: Sealed, secret: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < ivBytes + tagBytes) return null;
  const [iv, tag, body] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes), bytes.subarray(ivBytes + tagBytes)];
  const decipher = createDecipheriv(algorithm, keyOf(secret), iv, { authTagLength: tagBytes }).setAAD(named(what)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** A key of its own for this use: sessions and links sign with others. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "baton: connections at rest", 32));
}

function named({ kind, ownerId, name }: Sealed): Buffer {
  return Buffer.from(JSON.stringify([kind, ownerId, name]));
}
