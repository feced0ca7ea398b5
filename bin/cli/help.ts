const overview = `Baton: design, run and understand multi-model agent pipelines.

  baton run FILE       compile a graph document and run it
  baton compile FILE   its problems and an estimate, or what would be executed
  baton serve          the web app, as \`npm start\`
  baton worker         one more worker on the same database

\`baton <command> --help\` says more about one.`;

const details: { [command: string]: string } = {
  run: `baton run FILE [--input '{"topic":"…"}'] [--input-file F] [--json] [--max-cost USD]

  --input JSON       one object with an entry for each field of the input node
  --input-file F     the same from a file
  --json             prints the run's events, one JSON object a line, instead of its output
  --max-cost USD     stops before more than this is spent, such as 0.5

The output goes to stdout, a text as it is and anything else as JSON. Everything else goes to stderr, for each step that is over one line:
status, node, path, model, seconds, US dollars. The run is kept: the web app shows it. Ctrl-C cancels it.
What a run asks people is asked at the terminal (edit opens EDITOR); without one it says where to answer, and waits.
Exit codes: 0 succeeded, 1 failed, 2 the graph or its input is not right, 3 over budget, 130 cancelled.

Without ANTHROPIC_API_KEY (or a server named by ANTHROPIC_BASE_URL) the built-in simulated model answers and nothing is paid.`,
  compile: `baton compile FILE [--spec]

  --spec             prints the compiled form, which is what would be executed, as JSON

Prints each problem as a line (severity, node or edge, code, sentence), then an estimate of cost and time. Exits 2 if there is an error.`,
  serve: `baton serve [--port 3000] [--host 127.0.0.1]

The web app with its database and a worker. Ctrl-C stops all of it.`,
  worker: `baton worker

One more worker on the database that DATABASE_URL names, or on the embedded one. Ctrl-C stops it; its runs go on elsewhere.`,
};

/** What can be typed: all commands, or one in detail. */
export function help(command: string | undefined): string {
  return (command === undefined ? undefined : details[command]) ?? overview;
}
