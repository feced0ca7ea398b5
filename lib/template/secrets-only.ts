import { parseTemplate } from "@/lib/template/parse-template";

/** Whether the text is valid and every reference in it reads a secret by its name. */
export function secretsOnly(text: string): boolean {
  const { parts, problems } = parseTemplate(text);
  const reads = parts.flatMap((part) => (part.type === "reference" ? [part.reference] : []));
  return problems.length === 0 && reads.every(({ root, path }) => root === "secrets" && path.length === 1 && typeof path[0] === "string");
}
