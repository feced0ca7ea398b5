import { createInterface } from "node:readline/promises";
import { money } from "@/lib/core/format";

type Range = { low: string; likely: string; high: string };

/**
 * Asked once, before the first run that costs money. Where nobody sits at the terminal (scripts, pipes), a key in the environment
 * together with the command is the answer; the price is said all the same.
 */
export async function agreesToPay({ low, likely, high }: Range): Promise<boolean> {
  const price = `This run asks a real model. Its estimate: ${money(low)} to ${money(high)}, likely ${money(likely)}.`;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    console.error(price);
    return true;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${price}\nRuns on this installation will cost money from now on. Go on? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
