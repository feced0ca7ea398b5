import "server-only";
import { ownerId, type OwnerId } from "@/lib/core/ids";
import { database } from "@/lib/data/client";

/** Who asks. Every function of this folder takes it first, and answers for a stranger's id as for one that does not exist. */
export type Asker = { ownerId: OwnerId };

/** The one person of local mode. */
export const localPerson: Asker = { ownerId: ownerId.parse("local") };

/** Makes sure that the person has a row; a second time changes nothing. */
export async function ensureOwner(asker: Asker, name: string): Promise<void> {
  await database().owner.createMany({ data: [{ id: asker.ownerId, name }], skipDuplicates: true });
}

export async function ownerName(asker: Asker): Promise<string> {
  const owner = await database().owner.findUnique({ where: { id: asker.ownerId }, select: { name: true } });
  return owner?.name ?? "";
}

/** Whether this person has agreed to runs that cost money. */
export async function hasAgreedToPay(asker: Asker): Promise<boolean> {
  const owner = await database().owner.findUnique({ where: { id: asker.ownerId }, select: { paidRunsSince: true } });
  return owner !== null && owner.paidRunsSince !== null;
}

export async function agreeToPay(asker: Asker): Promise<void> {
  await database().owner.updateMany({ where: { id: asker.ownerId, paidRunsSince: null }, data: { paidRunsSince: new Date() } });
}
