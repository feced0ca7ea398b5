"use client";

import { CardHeader } from "@/lib/nodes/card-parts";
import type { CardProps } from "@/lib/nodes/card-props";
import { inputConfig, type InputConfig } from "@/lib/nodes/input/schema";
import { readSettings } from "@/lib/nodes/read-settings";

type FieldType = NonNullable<InputConfig["fields"]>[number]["type"];

const typeWords: Record<FieldType, string> = {
  text: "text",
  longtext: "long text",
  number: "number",
  boolean: "yes or no",
  select: "choice",
  json: "JSON",
  file: "file",
};

const rows = 4;

/** The fields of the run's form; more than four are counted. */
export function InputCard({ node, run }: CardProps) {
  const { fields = [] } = readSettings(inputConfig, node.config);
  return (
    <>
      <CardHeader kind="input" name={node.name} sign={run} />
      <ul className="card-rows">
        {fields.slice(0, rows).map((field, index) => (
          <li className="card-row" key={index}>
            <code>{field.key}</code>
            <span className="card-row-type">{typeWords[field.type]}</span>
          </li>
        ))}
        {fields.length > rows && <li className="card-row card-more">+{fields.length - rows}</li>}
      </ul>
    </>
  );
}
