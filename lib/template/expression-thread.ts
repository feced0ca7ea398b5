import { parentPort } from "node:worker_threads";
import { jsonValue } from "@/lib/core/json";
import { runExpression } from "@/lib/template/run-expression";
import { z } from "zod";

// The entry of a thread of its own: evaluates one expression and is ended by its maker, also when it never answers.
const job = z.object({ source: z.string(), variables: z.record(z.string(), jsonValue) });

parentPort?.on("message", (text: string) => {
  const { source, variables } = job.parse(JSON.parse(text));
  parentPort?.postMessage(JSON.stringify(runExpression(source, variables)));
});
parentPort?.postMessage("ready");
