import { lastText, type SimulatedRequest } from "@/lib/model/simulated/request";
import { type Source, sourcesIn, withoutSources } from "@/lib/model/simulated/sources";
import { workIn } from "@/lib/model/simulated/work";

/** What the simulated model makes of a prompt. It reads only what any model would read. */
export type Understanding = {
  /** What it is all about, in the prompt's own words: "Heat pumps in older German homes". */
  topic: string;
  /** The thing itself ("heat pumps"), and where or when ("older German homes"). */
  head: string;
  setting: string | null;
  /** The text that is worked on: a message, a document. Null where the prompt only names a topic. */
  work: string | null;
  /** What is asked for: system and prompt without the text that is worked on. */
  instruction: string;
  /** Results of others that the prompt brings along. */
  sources: Source[];
  /** What the answer should bring, where the prompt says so. */
  expected: string | null;
  /** System and prompt, whole. */
  whole: string;
};

export function understand(request: SimulatedRequest): Understanding {
  const prompt = request.turns.find((turn) => turn.role === "user")?.text ?? lastText(request);
  const own = withoutSources(prompt)
    .replace(/You may hand tasks to these delegates:\n(- .*\n?)*/g, "")
    .replace(/Answer with a plan of at most[^\n]*/g, "")
    .replace(/\[\[[^\]]*\]\]/g, "")
    .trim();
  const named = labelled(own, "topic|question|goal|subject|theme|objective|title|task|request|about");
  const quoted = /[“"]([^”"\n]{6,140})[”"]/.exec(own)?.[1];
  const isTask = /^(?:Objective: )?For “/.test(own);
  const sources = sourcesIn(prompt);
  const found = named === undefined && !isTask && sources.length === 0 ? workIn(own) : null;
  const isNamed = found === null || (found.title.startsWith("the ") && quoted !== undefined);
  const topic = isNamed ? tidy(named ?? quoted ?? said(own)) : found.title;
  return {
    topic,
    ...split(topic),
    work: found?.text ?? null,
    instruction: `${request.system}\n${found === null ? own : own.replace(found.text, "")}`,
    sources,
    expected: labelled(own, "expected(?: output| result)?|deliver") ?? null,
    whole: `${request.system}\n${prompt}`,
  };
}

function labelled(text: string, names: string): string | undefined {
  const found = new RegExp(`^[#*\\s-]*(?:the )?(?:${names})\\**\\s*:\\**[ \\t]*\\n?[ \\t]*(\\S[^\\n]*)`, "im").exec(text)?.[1];
  const tagged = new RegExp(`<(?:${names})>\\s*([^<]+?)\\s*</`, "i").exec(text)?.[1];
  return (found ?? tagged)?.replace(/^["“]|["”]$/g, "");
}

/** What a first sentence is on: "Plan the research for a brief on X, written for Y." */
function said(text: string): string {
  const sentence = firstSentence(text);
  return (
    /\b(?:on|about|into|regarding)\s+(.{3,120}?)(?=,\s+(?:written|aimed|meant|for)\b|\s+for\s+[a-z]|\s+in\s+\d|[.?!]?$)/.exec(
      sentence,
    )?.[1] ?? sentence
  );
}

function firstSentence(text: string): string {
  const line =
    text
      .split("\n")
      .map((one) => one.replace(/^[#>*\s-]+/, "").trim())
      .find((one) => one !== "") ?? "";
  return line.split(/(?<=[.!?])\s/)[0] ?? line;
}

const commands =
  /^(please\s+)?(can you |could you )?(plan (the )?(work|research|tasks?)( for| on)?|research|investigate|find out( about)?|look into|explore|study|analy[sz]e|write( a| an| the)?( short| brief)?( report| brief| article| overview| text| post)?( about| on)?|summari[sz]e|compare|explain|describe|plan|prepare|answer|work on|how (do|does|can|should|to)|what (is|are))\s+/i;

function tidy(topic: string): string {
  const quoted = /^(?:for )?“([^”]+)”/i.exec(topic)?.[1] ?? topic;
  const first = quoted.split(/(?<=[.!?])\s/)[0] ?? quoted;
  const bare = first
    .replace(commands, "")
    .replace(/[\s.?!:;,]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const short = bare.length <= 90 ? bare : bare.slice(0, 90).replace(/\s+\S*$/, "");
  return short === "" ? "the question" : short;
}

/** Words that begin a topic in lower case within a sentence; an unknown first word may be a name and keeps its capital. */
const commonStart =
  /^(heat|solar|electric|remote|urban|open|machine|artificial|public|social|green|small|large|new|old|older|online|food|water|energy|city|local|mental|cloud|data|software|carbon|nuclear|wind|home|homes|work|how|what|why|when|whether|the|a|an|our|working|learning|living|using|building|buying|renting|battery|batteries|children|young|early|sleep|school|schools|health|housing|rent|rents|bike|bikes|cycling|private|self|long|short|best|customer|product|market|plant|meat|coffee|tea|climate|second|four|community|shared|vertical|rain|night|tap)\b/i;

/** Of a question the sentences say "this": its words are no name of a thing. */
const question = /^(do|does|did|should|shall|can|could|will|would|is|are|was|were|may|must)\s/i;

function split(topic: string): { head: string; setting: string | null } {
  if (question.test(topic)) return { head: "this", setting: null };
  const parts = /^(.{3,60}?)\s+(?:in|across|within|at|under|since|during|among)\s+(.{3,60})$/i.exec(topic);
  const head = parts?.[1] ?? topic;
  return { head: commonStart.test(head) ? head.charAt(0).toLowerCase() + head.slice(1) : head, setting: parts?.[2] ?? null };
}
