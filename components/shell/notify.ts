import type { QuestionAnswer } from "@/lib/contract/questions";

const key = "baton-notify";

/** Whether this browser shows notifications of open questions, and whether it may be asked to. */
export type NotifyState = "on" | "off" | "refused" | "unable";

export function notifyState(): NotifyState {
  if (!("Notification" in window)) return "unable";
  if (Notification.permission === "denied") return "refused";
  return Notification.permission === "granted" && window.localStorage.getItem(key) === "on" ? "on" : "off";
}

/** Asks the browser: called by a button alone, never when a page is opened. */
export async function turnOn(): Promise<NotifyState> {
  if ((await Notification.requestPermission()) === "granted") window.localStorage.setItem(key, "on");
  return notifyState();
}

export function turnOff(): NotifyState {
  window.localStorage.removeItem(key);
  return notifyState();
}

/** Says what waits, to somebody who does not look at the page. Several tabs say it once: they share its tag. */
export function notify({ graphName, runNumber, runId, message, id }: QuestionAnswer): void {
  if (notifyState() !== "on" || document.visibilityState === "visible") return;
  const shown = new Notification(`${graphName}, run ${runNumber} needs you`, { body: message, tag: `baton ${runId} ${id}` });
  shown.addEventListener("click", () => {
    window.focus();
    window.location.assign(`/runs/${runId}`);
  });
}
