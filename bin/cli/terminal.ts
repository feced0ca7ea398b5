import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline/promises";

/** A person who can be asked. */
export type Terminal = {
  /** What was typed; null: the question was taken back. */
  ask: (text: string, over: AbortSignal) => Promise<string | null>;
  say: (text: string) => void;
  /** The text as the person's editor leaves it; null: it could not be changed. */
  edit: (text: string, ending: string) => string | null;
  close: () => void;
};

/** null: nobody sits there (a script, a pipe). stdout is the output's alone. */
export function openTerminal(): Terminal | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal that reads lines keeps Ctrl-C to itself; here it cancels the run as everywhere.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  return {
    ask: (text, over) => lines.question(text, { signal: over }).catch(() => null),
    say: (text) => console.error(text),
    edit(text, ending) {
      lines.pause();
      const changed = withEditor(text, ending);
      lines.resume();
      return changed;
    },
    close: () => lines.close(),
  };
}

function withEditor(text: string, ending: string): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-edit-"));
  const file = path.join(folder, `value.${ending}`);
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const standard = process.platform === "win32" ? "notepad" : "vi";
    const [program = standard, ...args] = (process.env["VISUAL"] || process.env["EDITOR"] || standard).split(" ");
    const { status, error } = spawnSync(program, [...args, file], { stdio: ["inherit", process.stderr, "inherit"] });
    if (status === 0) return readFileSync(file, "utf8");
    console.error(`${program} did not end well${error === undefined ? "" : ` (${error.message})`}. EDITOR names another editor.`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
