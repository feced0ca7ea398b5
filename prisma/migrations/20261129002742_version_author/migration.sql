-- AlterTable
ALTER TABLE "graph_version" ADD COLUMN     "author_id" TEXT;

-- AddForeignKey
ALTER TABLE "graph_version" ADD CONSTRAINT "graph_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "owner"("id") ON DELETE SET NULL ON UPDATE CASCADE;
