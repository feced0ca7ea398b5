import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { graphJsonSchema } from "@/lib/graph/json-schema";
import { projectRoot } from "@/lib/runtime/project-root";

// npm run schema: writes the published JSON Schema of graph documents. A test says when that is due.
const file = path.join(projectRoot(), "public", "schema", "graph.v1.json");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(graphJsonSchema(), null, 2)}\n`);
console.log("wrote public/schema/graph.v1.json");
