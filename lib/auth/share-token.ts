import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

const idLength = 20;

/** Share id and its HMAC: the owner can copy the link again, and whoever reads the database alone cannot make one (S1). */
export function toShareToken(shareId: string, secret: string): string {
  return `${shareId}${sign(shareId, secret)}`;
}

/** null: nobody here made this token. Compared in constant time. */
export function shareIdOf(token: string, secret: string): string | null {
  if (!/^[0-9a-z]{20}[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const id = token.slice(0, idLength);
  const given = Buffer.from(token.slice(idLength));
  return timingSafeEqual(given, Buffer.from(sign(id, secret))) ? id : null;
}

/** 256 bits as 43 characters. */
function sign(shareId: string, secret: string): string {
  return createHmac("sha256", secret).update(`share:${shareId}`).digest("base64url");
}
