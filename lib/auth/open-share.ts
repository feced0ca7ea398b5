import "server-only";
import { installationSecret } from "@/lib/auth/secret";
import { shareIdOf } from "@/lib/auth/share-token";
import { findOpenShare, type Share } from "@/lib/data/shares";

/** What a token opens now; null for one that never was, has ended, or was revoked. Who is signed in does not matter here. */
export async function openShare(token: string): Promise<Share | null> {
  const id = shareIdOf(token, installationSecret());
  return id === null ? null : findOpenShare(id);
}
