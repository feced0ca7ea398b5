import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";

export type Ended = { code: number | null; stdout: string; stderr: string };
export type Started = {
  ended: Promise<Ended>;
  interrupt: () => void;
  /** Resolves when stdout holds the text. */ printed: (text: string) => Promise<void>;
};

/** Types `baton …` in a shell of its own: nobody's key, nobody's database. */
export function baton(args: string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, [path.join(projectRoot(), "bin", "baton.mjs"), ...args], {
    cwd: env["BATON_DATA_DIR"],
    env: { ...withoutOurs(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seen = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (text: string) => (seen[name] += text));
  const ended = once(child, "close").then(([code]) => ({ code: typeof code === "number" ? code : null, ...seen }));
  return {
    ended,
    interrupt: () => child.kill("SIGINT"),
    printed: async (text) => {
      while (!seen.stdout.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended (${child.exitCode}) before it printed ${text}:\n${seen.stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(ANTHROPIC_|BATON_)|^(DATABASE_URL|PORT|HOST|NODE_OPTIONS|VITEST.*)$/.test(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv; // a part of an environment is one
}
