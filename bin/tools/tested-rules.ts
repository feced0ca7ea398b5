import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";

export type Proof = { file: string; name: string };

const folders = ["app", "bench", "bin", "components", "e2e", "lib"];

// The security suite numbers its classes of attack by the same letter; those are not the rules of sharing.
const otherNumbers = "e2e/security/";

/** The tests by the rule that they name: `test("[E4] …")`, `test("[T2] [T3] …")`. */
export function testedRules(): Map<string, Proof[]> {
  const proofs = new Map<string, Proof[]>();
  for (const file of testFiles()) {
    const source = readFileSync(path.join(projectRoot(), file), "utf8");
    for (const [, , title] of source.matchAll(/(["'`])((?:\[[GCPETFS]\d+\]\s*)+(?:(?!\1).)*)\1/g)) {
      for (const id of new Set(title!.match(/(?<=\[)[GCPETFS]\d+(?=\])/g))) {
        if (id.startsWith("S") && file.startsWith(otherNumbers)) continue;
        proofs.set(id, [...(proofs.get(id) ?? []), { file, name: title! }]);
      }
    }
  }
  return proofs;
}

function testFiles(): string[] {
  return folders.flatMap((folder) => {
    try {
      const names = readdirSync(path.join(projectRoot(), folder), { recursive: true, encoding: "utf8" });
      return names.filter((name) => /[.](test|spec)[.]tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    } catch {
      return [];
    }
  });
}
