import "server-only";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";

/** A secret as it lies in the database: whoever reads that alone learns the name. */
export type StoredSecret = { name: string; sealed: string; createdAt: Date; updatedAt: Date };

const shown = { name: true, sealed: true, createdAt: true, updatedAt: true } as const;

export async function listSecrets({ ownerId }: Asker): Promise<StoredSecret[]> {
  return database().secret.findMany({ where: { ownerId }, orderBy: { name: "asc" }, select: shown });
}

/** "taken": there is one of this name. "full": there are `most` already. */
export async function createSecret(
  { ownerId }: Asker,
  { name, sealed }: { name: string; sealed: string },
  most: number,
): Promise<StoredSecret | "taken" | "full"> {
  if ((await database().secret.count({ where: { ownerId } })) >= most) return "full";
  const [made] = await database().secret.createManyAndReturn({ data: [{ ownerId, name, sealed }], skipDuplicates: true, select: shown });
  return made ?? "taken";
}

/** null: this person has none of that name. */
export async function replaceSecret({ ownerId }: Asker, name: string, sealed: string): Promise<StoredSecret | null> {
  const [changed] = await database().secret.updateManyAndReturn({
    where: { ownerId, name },
    data: { sealed, updatedAt: new Date() },
    select: shown,
  });
  return changed ?? null;
}

export async function deleteSecret({ ownerId }: Asker, name: string): Promise<boolean> {
  const { count } = await database().secret.deleteMany({ where: { ownerId, name } });
  return count === 1;
}
