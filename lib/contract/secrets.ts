import { z } from "zod";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";

export const secretName = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, "Use capital letters, digits and _, at most 64, a letter first.");
const value = z.string().min(1, "Enter a value.").max(10_000, "A value has at most 10,000 characters.");

/** Whose an entry is. The operator's stand in a file of the installation: nobody changes them here, and they win over an owner's. */
export const connectionFrom = z.enum(["owner", "operator"]);

/** No answer holds a value: whoever put it in is the last to have seen it. */
export const secretAnswer = z.object({
  name: z.string(),
  from: connectionFrom,
  createdAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type SecretAnswer = z.infer<typeof secretAnswer>;

const written = { maxBytes: 50_000, answer: secretAnswer } as const;

export const listSecrets = operation({
  id: "listSecrets",
  method: "GET",
  path: "/secrets",
  summary: "Names of my secrets, never their values",
  query: pageQuery,
  answer: listOf(secretAnswer),
});
export const createSecret = operation({
  ...written,
  id: "createSecret",
  method: "POST",
  path: "/secrets",
  summary: "Keep a secret for {{secrets.NAME}}",
  body: z.strictObject({ name: secretName, value }),
  status: 201,
});
export const replaceSecret = operation({
  ...written,
  id: "replaceSecret",
  method: "PUT",
  path: "/secrets/{name}",
  summary: "Replace a secret's value",
  body: z.strictObject({ value }),
});
export const deleteSecret = operation({
  id: "deleteSecret",
  method: "DELETE",
  path: "/secrets/{name}",
  summary: "Delete a secret",
  status: 204,
  answer: z.void(),
});
