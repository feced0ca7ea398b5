import { parseArgs, type ParseArgsConfig } from "node:util";
import { Refusal } from "./exit";
import { help } from "./help";

export type Command =
  | { name: "help"; text: string }
  | { name: "run"; file: string; input: string | null; inputFile: string | null; json: boolean; maxCostUsd: number | null }
  | { name: "compile"; file: string; spec: boolean }
  | { name: "serve"; port: string | null; host: string | null }
  | { name: "worker" };

/** Reads what was typed; throws a Refusal that says what to type instead. */
export function readCommand(typed: string[]): Command {
  const [name, ...rest] = typed;
  switch (name) {
    case undefined:
    case "help":
    case "--help":
    case "-h":
      return { name: "help", text: help(name === "help" ? rest[0] : undefined) };
    case "run":
      return readRun(rest);
    case "compile": {
      const { values, files } = read(name, rest, { spec: { type: "boolean" } });
      return asked(values, name) ?? { name, file: onlyFile(name, files), spec: values["spec"] === true };
    }
    case "serve": {
      const { values, files } = read(name, rest, { port: { type: "string" }, host: { type: "string" } });
      noFiles(name, files);
      return asked(values, name) ?? { name, port: port(text(values["port"])), host: text(values["host"]) };
    }
    case "worker": {
      const { values, files } = read(name, rest, {});
      noFiles(name, files);
      return asked(values, name) ?? { name };
    }
    default:
      throw new Refusal(`There is no command ${name}. The commands are run, compile, serve and worker; \`baton --help\` explains them.`);
  }
}

function readRun(rest: string[]): Command {
  const { values, files } = read("run", rest, {
    input: { type: "string" },
    "input-file": { type: "string" },
    json: { type: "boolean" },
    "max-cost": { type: "string" },
  });
  const help = asked(values, "run");
  if (help !== null) return help;
  const [input, inputFile] = [text(values["input"]), text(values["input-file"])];
  if (input !== null && inputFile !== null) throw new Refusal("The input is given twice. Leave out either --input or --input-file.");
  const maxCostUsd = dollars(text(values["max-cost"]));
  return { name: "run", file: onlyFile("run", files), input, inputFile, json: values["json"] === true, maxCostUsd };
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values = { [name: string]: string | boolean | (string | boolean)[] | undefined };

function read(command: string, args: string[], options: Options): { values: Values; files: string[] } {
  const known: Options = { ...options, help: { type: "boolean", short: "h" } };
  try {
    const { values, positionals } = parseArgs({ args, options: known, allowPositionals: true });
    return { values, files: positionals };
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause)) throw cause;
    const first = cause.message.split(/[.'] To specify|\. Did you/)[0] ?? "";
    throw new Refusal(`${first.replace(/\.$/, "")}. \`baton ${command} --help\` shows what it takes.`);
  }
}

function asked(values: Values, command: string): Command | null {
  return values["help"] === true ? { name: "help", text: help(command) } : null;
}

function text(value: Values[string]): string | null {
  return typeof value === "string" ? value : null;
}

function onlyFile(command: string, files: string[]): string {
  const [file, second] = files;
  if (file === undefined) throw new Refusal(`Which graph? Name its file: baton ${command} my-graph.baton.json`);
  if (second !== undefined) throw new Refusal(`One file at a time: ${file} or ${second}. Quote what holds spaces.`);
  return file;
}

function noFiles(command: string, files: string[]): void {
  if (files.length > 0) throw new Refusal(`baton ${command} takes no file: leave out ${files.join(" ")}.`);
}

function dollars(typed: string | null): number | null {
  if (typed === null) return null;
  const value = Number(typed);
  if (typed.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new Refusal(`--max-cost ${typed} is no amount. Give US dollars above zero, such as --max-cost 0.5.`);
}

function port(typed: string | null): string | null {
  if (typed === null || (/^\d{1,5}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 65_535)) return typed;
  throw new Refusal(`--port ${typed} is no port. Give a number from 1 to 65535, such as --port 3000.`);
}
