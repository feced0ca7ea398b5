import "server-only";
import { authMode } from "@/lib/auth/mode";
import { ensureOwner, localPerson, type Asker } from "@/lib/data/owners";

const shared = globalThis as { batonLocalPerson?: Promise<void> | undefined };

/** Who sends this request; null: nobody who is signed in. */
export async function whoAsks(): Promise<Asker | null> {
  if (authMode(process.env) === "required") return null;
  await localPersonExists();
  return localPerson;
}

/** Once per process: the row outlives it. */
function localPersonExists(): Promise<void> {
  shared.batonLocalPerson ??= ensureOwner(localPerson, "You").catch((cause: unknown) => {
    shared.batonLocalPerson = undefined;
    throw cause;
  });
  return shared.batonLocalPerson;
}
