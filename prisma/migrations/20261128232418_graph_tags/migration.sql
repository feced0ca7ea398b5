-- AlterTable
ALTER TABLE "graph" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What the documents say already.
UPDATE "graph" SET "tags" = ARRAY(SELECT json_array_elements_text("document" -> 'tags'))
WHERE json_typeof("document" -> 'tags') = 'array';
