export type Print = (text: string) => void;

/**
 * Keeps stdout for what was asked for: what libraries print there goes to stderr instead. Answers how to print a line, and a promise
 * for the moment when all of it has left.
 */
export function keepStdout(): { print: Print; printed: () => Promise<void> } {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  // Whoever read the output has left: the same as Ctrl-C.
  process.stdout.on("error", () => process.kill(process.pid, "SIGINT"));
  return {
    print: (text) => void write(`${text}\n`),
    printed: () => new Promise((resolve) => write("", () => resolve())),
  };
}
