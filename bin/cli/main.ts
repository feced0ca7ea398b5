import { assertNever } from "@/lib/core/assert-never";
import { readCommand, type Command } from "./command";
import { compileCommand } from "./compile";
import { exitCode, Refusal } from "./exit";
import { runCommand } from "./run";
import { keepStdout } from "./stdout";
import { workerCommand } from "./worker";

// Deprecations inside packages are no news for who types a command.
process.noDeprecation = true;
const { print, printed } = keepStdout();

/** The command line: one command, its exit code. What a command was asked for goes to stdout, all else to stderr. */
async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  switch (command.name) {
    case "help":
      print(command.text);
      return exitCode.ok;
    case "compile":
      return compileCommand(command, print);
    case "run":
      return runCommand(command, print);
    case "worker":
      return workerCommand();
    case "serve":
      return serve(command);
    default:
      return assertNever(command);
  }
}

/** `npm start` by another name. The supervisor ends this process itself. */
async function serve({ port, host }: Extract<Command, { name: "serve" }>): Promise<never> {
  if (port !== null) process.env["PORT"] = port;
  if (host !== null) process.env["HOST"] = host;
  await import(new URL("supervisor.mjs", import.meta.url).href);
  return new Promise(() => undefined);
}

async function leave(code: number): Promise<void> {
  await printed();
  process.exit(code);
}

main().then(leave, (error: unknown) => {
  if (error instanceof Refusal) console.error(error.message);
  else console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  void leave(error instanceof Refusal ? error.code : exitCode.failed);
});
