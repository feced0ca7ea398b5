import { createServer, listServers } from "@/lib/contract/servers";
import { serverList } from "@/lib/runtime/connection-lists";
import { forOwner } from "@/app/api/_http/handle";
import { keepServer } from "@/app/api/_http/keep-connection";

export const GET = forOwner(listServers, (asker, { query }) => serverList(asker, query));

export const POST = forOwner(createServer, (asker, { body }) => keepServer(asker, body));
