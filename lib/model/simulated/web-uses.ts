import type { JsonValue } from "@/lib/core/json";
import type { WebUse } from "@/lib/model/simulated/answer";
import type { Offered } from "@/lib/model/simulated/offered-tools";
import { sentencesAbout } from "@/lib/model/simulated/sentences";
import type { Random } from "@/lib/model/simulated/random";
import { addressIn } from "@/lib/model/simulated/tool-calls";
import type { Understanding } from "@/lib/model/simulated/understand";

/** What the service's own tools do before the first answer: one search for the topic; one page, if the prompt names its address. */
export function webUses({ web, rounds, paused }: Offered, understood: Understanding, chance: Random): WebUse[] {
  if (rounds > 0 || paused) return [];
  const address = addressIn(understood.whole);
  const sentences = sentencesAbout(understood, chance);
  const uses: WebUse[] = [];
  if (web.includes("web_fetch") && address !== null)
    uses.push({ name: "web_fetch", input: { url: address }, content: page(address, understood.topic, sentences.slice(0, 4).join(" ")) });
  else if (web.includes("web_search"))
    uses.push({ name: "web_search", input: { query: understood.topic }, content: found(understood.topic) });
  return uses;
}

function found(topic: string): JsonValue {
  return [1, 2, 3].map((number) => ({
    type: "web_search_result",
    title: `${topic}: source ${number} (simulated)`,
    url: `https://example.com/simulated/${number}`,
    page_age: null,
    encrypted_content: Buffer.from(`simulated ${number} ${topic}`).toString("base64"),
  }));
}

function page(url: string, title: string, text: string): JsonValue {
  const source = { type: "text", media_type: "text/plain", data: `${text} (Simulated: nothing was fetched.)` };
  return { type: "web_fetch_result", url, retrieved_at: null, content: { type: "document", title, citations: null, source } };
}
