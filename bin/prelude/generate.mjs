// npm run db:generate: the database client in lib/data/generated, from prisma/schema.prisma.
import { generateClient } from "./programs.mjs";

generateClient();
