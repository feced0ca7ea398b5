import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";
import { notYet } from "./rules-not-yet";
import { testedRules } from "./tested-rules";

// npm run rules: every numbered rule of docs/semantics.md with the tests that prove it. Fails where a rule has none.

const text = readFileSync(path.join(projectRoot(), "docs", "semantics.md"), "utf8");
const rules = [...text.matchAll(/^- ([GCPETFS]\d+) (.+)$/gm)].map(([, id, sentence]) => ({ id: id!, sentence: sentence! }));
const tests = testedRules();

const brief = process.argv.includes("--brief");
const missing: string[] = [];
let proven = 0;
for (const { id, sentence } of rules) {
  const proofs = tests.get(id) ?? [];
  const later = notYet[id];
  if (proofs.length > 0 && !later) proven += 1;
  if (proofs.length === 0 && !later) missing.push(id);
  if (!brief) show();

  function show(): void {
    console.log(`\n${id}  ${sentence.length > 120 ? `${sentence.slice(0, 117)}…` : sentence}`);
    if (later) console.log(`    not yet: ${later}`);
    for (const { file, name } of proofs) console.log(`    ${name}  (${file})`);
    if (proofs.length === 0 && !later) console.log("    NO TEST");
  }
}

// S5 and up are classes of attack (e2e/security), which unit tests name too.
const named = [...tests.keys(), ...Object.keys(notYet)].filter((id) => !/^S([5-9]|\d\d)$/.test(id));
const unknown = named.filter((id) => !rules.some((rule) => rule.id === id));
if (unknown.length) console.log(`\nnamed, but no rule of docs/semantics.md: ${unknown.join(", ")}`);
if (missing.length) console.log(`\nrules without a test: ${missing.join(", ")}`);
console.log(`\n${proven} rules proven, ${Object.keys(notYet).length} not yet, ${missing.length} without a test`);
process.exit(missing.length || unknown.length || rules.length === 0 ? 1 : 0);
