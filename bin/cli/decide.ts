import type { QuestionAnswer } from "@/lib/contract/questions";
import type { JsonValue } from "@/lib/core/json";
import type { Given } from "@/lib/runtime/answer";
import type { Terminal } from "./terminal";

/** Asks until there is an answer; null: nobody waits for it any more. */
export async function decide(question: QuestionAnswer, terminal: Terminal, over: AbortSignal): Promise<Given | null> {
  const choices = question.editable ? "[a]pprove, [r]eject or [e]dit? " : "[a]pprove or [r]eject? ";
  for (;;) {
    const typed = await terminal.ask(choices, over);
    if (typed === null) return null;
    switch (typed.trim().toLowerCase()) {
      case "a":
      case "approve":
        return { decision: "approve" };
      case "r":
      case "reject":
        return { decision: "reject" };
      case "e":
      case "edit": {
        const value = question.editable ? edited(question.value, terminal) : undefined;
        if (value !== undefined) return { decision: "approve", value };
        break;
      }
      default:
        terminal.say("Type a, r or e, then Enter.");
    }
  }
}

/** What was asked about as the person wants it: a text as a text, all else as JSON. undefined: it is not to be sent. */
function edited(asked: JsonValue, terminal: Terminal): JsonValue | undefined {
  const isText = typeof asked === "string";
  const text = terminal.edit(isText ? asked : JSON.stringify(asked, null, 2), isText ? "txt" : "json");
  if (text === null) return undefined;
  // Editors end a file with a new line, which nobody typed.
  if (isText) return text.replace(/\n$/, "");
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (cause) {
    terminal.say(`That is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}
