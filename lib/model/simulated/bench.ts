import type { Answer } from "@/lib/model/simulated/answer";

/** Marks of the benchmark's workloads: `[[id=…]]` names the call, `[[cost=2]]` takes twice the latency, `[[plan=W4]]` asks for that plan. */
export type Marks = { id: string | null; cost: number; plan: string | null };

export function marksOf(prompt: string): Marks {
  const mark = (name: string) => new RegExp(`\\[\\[${name}=([^\\]]+)\\]\\]`).exec(prompt)?.[1] ?? null;
  return { id: mark("id"), cost: Number(mark("cost") ?? 1), plan: mark("plan") };
}

/** An answer that costs nothing to make: the plan that was asked for, or a few words. Marks are not repeated: they would reach the next call. */
export function benchAnswer(marks: Marks, plans: Record<string, string>): Answer {
  const plan = marks.plan === null ? undefined : plans[marks.plan];
  const text = plan ?? `Done ${marks.id ?? "call"}. ${"Simulated words for the benchmark. ".repeat(3)}`.trim();
  return { thinking: null, web: [], text, uses: [], stopReason: "end_turn", stopDetails: null };
}
