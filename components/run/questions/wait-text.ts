import type { QuestionAnswer } from "@/lib/contract/questions";

/** `12 m`: how long somebody waits already, or may wait still, as roughly as people say it. */
export function waitText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return `${Math.floor(Math.max(0, ms) / 1_000)} s`;
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} m` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What happens when nobody answers; null: it waits for ever. */
export function limitText({ expiresAt, onTimeout }: Pick<QuestionAnswer, "expiresAt" | "onTimeout">, now: number): string | null {
  if (expiresAt === null) return null;
  const left = Date.parse(expiresAt) - now;
  const what = onTimeout === "approve" ? "Approved" : "Sent back";
  return left <= 0 ? `${what}: nobody answered in time` : `${what} in ${waitText(left)} if nobody answers`;
}
