import { describe, expect, test } from "vitest";
import { readCommand } from "./command";
import { Refusal } from "./exit";

describe("the command line", () => {
  test("is read as it is documented", () => {
    const typed = ["run", "brief.json", "--input", '{"topic":"x"}', "--json", "--max-cost=0.5"];
    expect(readCommand(typed)).toEqual({
      name: "run",
      file: "brief.json",
      input: '{"topic":"x"}',
      inputFile: null,
      json: true,
      maxCostUsd: 0.5,
    });
    expect(readCommand(["compile", "--spec", "brief.json"])).toEqual({ name: "compile", file: "brief.json", spec: true });
    expect(readCommand(["serve", "--port", "4000"])).toEqual({ name: "serve", port: "4000", host: null });
    expect(readCommand(["worker"])).toEqual({ name: "worker" });
    expect(readCommand(["run", "-h"])).toMatchObject({ name: "help", text: expect.stringContaining("--max-cost") });
    expect(readCommand([])).toMatchObject({ name: "help", text: expect.stringContaining("baton serve") });
  });

  test.each([
    [["frob"], /no command frob.*--help/],
    [["run"], /Name its file/],
    [["run", "a", "b"], /One file at a time/],
    [["run", "a", "--inptu", "{}"], /'--inptu'.*baton run --help/],
    [["run", "a", "--input"], /--input.*baton run --help/],
    [["run", "a", "--input", "{}", "--input-file", "b"], /given twice/],
    [["run", "a", "--max-cost", "cheap"], /no amount.*--max-cost 0\.5/],
    [["run", "a", "--max-cost", "0"], /above zero/],
    [["serve", "--port", "http"], /no port/],
    [["worker", "a"], /takes no file/],
  ])("baton %j is refused with a sentence that says what to type", (typed, sentence) => {
    const read = () => readCommand(typed);
    expect(read).toThrow(sentence);
    expect(read).toThrow(Refusal);
  });
});
