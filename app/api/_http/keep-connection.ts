import type { z } from "zod";
import { seal, type Sealed } from "@/lib/auth/seal";
import { installationSecret } from "@/lib/auth/secret";
import type { createSecret, SecretAnswer } from "@/lib/contract/secrets";
import type { createServer, replaceServer, ServerAnswer } from "@/lib/contract/servers";
import type { Asker } from "@/lib/data/owners";
import * as secrets from "@/lib/data/secrets";
import * as servers from "@/lib/data/servers";
import { toSecretAnswer, toServerAnswer } from "@/lib/runtime/connection-lists";
import { operatorConnections } from "@/lib/runtime/operator-connections";
import { Refusal } from "@/app/api/_http/refusal";

/** Each value is looked for in all that a run writes, so that their number is bounded. */
const most = 100;

export async function keepSecret(asker: Asker, { name, value }: z.output<typeof createSecret.body>): Promise<SecretAnswer> {
  if (operatorConnections().secrets.has(name)) throw takenByOperator(name);
  const made = await secrets.createSecret(asker, { name, sealed: sealed(asker, "secret", name, value) }, most);
  return toSecretAnswer(orRefused(made, name, "secrets"));
}

export async function keepServer(asker: Asker, { name, ...settings }: z.output<typeof createServer.body>): Promise<ServerAnswer> {
  if (operatorConnections().servers.has(name)) throw takenByOperator(name);
  const made = await servers.createServer(asker, { name, ...serverSettings(asker, name, settings) }, most);
  return toServerAnswer(orRefused(made, name, "tool servers"));
}

export function serverSettings(asker: Asker, name: string, { url, headers }: z.output<typeof replaceServer.body>): servers.ServerSettings {
  const sealedHeaders = sealed(asker, "headers", name, JSON.stringify(headers));
  return { url, sealedHeaders, headerNames: Object.keys(headers) };
}

export function sealed({ ownerId }: Asker, kind: Sealed["kind"], name: string, text: string): string {
  return seal(text, { kind, ownerId, name }, installationSecret());
}

function orRefused<T extends object>(made: T | "taken" | "full", name: string, what: string): T {
  if (made === "taken") throw new Refusal("name_taken", `You have ${name} already. Replace it, or choose another name.`);
  if (made === "full") throw new Refusal("too_large", `You have ${most} ${what} already. Delete one of them first.`);
  return made as T; // the two words are gone
}

function takenByOperator(name: string): Refusal {
  return new Refusal("name_taken", `${name} is set by the operator of this installation. Choose another name.`);
}
