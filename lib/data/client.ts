import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/data/generated/client";
import { pool } from "@/lib/data/pool";

const shared = globalThis as { batonDatabase?: PrismaClient };

/** Prisma over the process's one pool. */
export function database(): PrismaClient {
  shared.batonDatabase ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.batonDatabase;
}
