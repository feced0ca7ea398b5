import type { QuestionAnswer } from "@/lib/contract/questions";
import type { Environment } from "@/lib/runtime/environment";

const mostLetters = 4_000;

/** What is asked, for the person at the terminal: who asks, what, and about which value. */
export function questionLines({ id, kind, nodeName, message, value, expiresAt, onTimeout }: QuestionAnswer): string {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const shown = text.length > mostLetters ? `${text.slice(0, mostLetters)}… (${text.length} letters)` : text;
  const limit = expiresAt === null ? [] : [`until ${expiresAt}, then it is ${onTimeout === "approve" ? "approved" : "sent back"}`];
  const lines = [
    `question ${id}: ${nodeName} asks (${kind})`,
    printable(message),
    ...shown.split("\n").map((line) => `  ${printable(line)}`),
    ...limit,
  ];
  return lines.join("\n");
}

/** Where it can be answered when nobody sits at this terminal. */
export function waysToAnswer({ id, runId }: QuestionAnswer, { host, port }: Pick<Environment, "host" | "port">): string {
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return [
    "the run waits for an answer, and waiting costs nothing. With the web app (npx baton serve):",
    `  ${address}/runs/${runId}`,
    `  curl -X POST ${address}/api/v1/runs/${runId}/questions/${encodeURIComponent(id)} -H 'content-type: application/json' -d '{"decision":"approve"}'`,
  ].join("\n");
}

/** A model's text must not steer the terminal that shows it. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, (letter) => (letter === "\t" ? letter : "\uFFFD"));
}
