import { getOpenapi } from "@/lib/contract/health";
import { openapi } from "@/lib/contract/openapi";
import { forOwner } from "@/app/api/_http/handle";
import packageFile from "@/package.json";

export const GET = forOwner(getOpenapi, async () => openapi(packageFile.version));
