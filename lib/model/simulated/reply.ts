import { notice } from "@/lib/model/simulated/notice";
import type { Random } from "@/lib/model/simulated/random";
import { scoreOf } from "@/lib/model/simulated/choose-value";
import { extracts } from "@/lib/model/simulated/sentences";
import type { Understanding } from "@/lib/model/simulated/understand";

/** An answer to somebody's message: greeted by name, quoted, told what comes next. */
export function replyTo({ work, topic, whole }: Understanding, chance: Random): string {
  const name = /(?:message|ticket|e-?mail|letter) (?:of|from|by) ([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)/.exec(whole)?.[1];
  const text = work ?? topic;
  const said = extracts(text)[0] ?? text;
  const parts = [
    name === undefined ? "Hello," : `Hello ${name},`,
    `thank you for writing. You write: “${said}” ${chance.pick(["We see why that matters to you.", "That should not have happened.", "We have read it with care."])}`,
    nextSteps(text),
    "Kind regards,\nThe support team",
    notice,
    /three dashes|note (?:for|to) the (?:engineers|team|colleagues)/i.test(whole) ? noteBelow(said) : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function nextSteps(text: string): string {
  const low = text.toLowerCase();
  if (scoreOf("billing", low) > scoreOf("bug", low)) {
    return "Our billing desk compares your invoices with the payments that arrived, and writes to you with what it finds. You need not do anything until then.";
  }
  if (scoreOf("bug", low) > 0) {
    return "Our engineers look at it now. Until then this may help: open the page in a private window and try once more; if it works there, an old copy in the browser is in the way. One question would help us most: do you see a message when you press F12 and open the tab Console?";
  }
  return "Here is how we go on: we look it up, and you get our answer within one working day. If you can tell us what you tried so far, it goes faster.";
}

function noteBelow(said: string): string {
  return `---\n\n**For the engineers**\n\n- To see it: follow what the customer describes (“${said}”) with the same browser and plan.\n- Check first: what changed with the last release, and the log of this account since then.`;
}
