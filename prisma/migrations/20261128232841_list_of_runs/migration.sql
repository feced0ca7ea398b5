-- DropIndex
DROP INDEX "run_owner_id_created_at_idx";

-- CreateTable
CREATE TABLE "run_entry" (
    "run_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "graph_id" TEXT,
    "version" INTEGER,
    "simulated" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'going',
    "cost" BIGINT NOT NULL DEFAULT 0,
    "duration_ms" BIGINT NOT NULL DEFAULT 0,
    "tags" TEXT[],
    "models" TEXT[],
    "words" tsvector NOT NULL,

    CONSTRAINT "run_entry_pkey" PRIMARY KEY ("run_id")
);

-- Words lie aside of the rows: filters and sums over many runs read none of them.
ALTER TABLE "run_entry" SET (toast_tuple_target = 256);

-- Runs of before: their words as Postgres cuts them, names of fields included.
INSERT INTO "run_entry" ("run_id", "owner_id", "created_at", "graph_id", "version", "simulated", "status", "cost", "duration_ms", "tags", "models", "words")
SELECT r."id", r."owner_id", r."created_at", r."graph_id", r."version", r."simulated",
       CASE WHEN r."ended_at" IS NULL THEN 'going' ELSE r."status" END,
       CASE WHEN r."ended_at" IS NULL THEN 0 ELSE r."cost" END,
       COALESCE(extract(epoch FROM r."ended_at" - r."started_at") * 1000, 0)::bigint,
       COALESCE(r."tags", '{}'),
       ARRAY(SELECT DISTINCT e."data"->>'model' FROM "event" e
             WHERE e."run_id" = r."id" AND e."type" = 'call.started' AND e."data"->>'model' IS NOT NULL),
       array_to_tsvector(ARRAY(
         SELECT DISTINCT left(found.word[1], 40)
         FROM (SELECT concat_ws(' ', r."number", r."title", r."graph_name", left(r."error"->>'message', 10000),
                 (SELECT left(e."data"->>'input', 10000) FROM "event" e WHERE e."run_id" = r."id" AND e."seq" = 1),
                 (SELECT left(e."data"->>'output', 10000) FROM "event" e WHERE e."run_id" = r."id" AND e."seq" = r."seq")) AS text) t,
              regexp_matches(lower(t.text), '[[:alnum:]]+', 'g') AS found(word)))
FROM "run" r;

-- CreateIndex
CREATE INDEX "run_entry_owner_id_created_at_run_id_idx" ON "run_entry"("owner_id", "created_at", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_owner_id_graph_id_created_at_run_id_idx" ON "run_entry"("owner_id", "graph_id", "created_at", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_owner_id_graph_id_version_created_at_run_id_idx" ON "run_entry"("owner_id", "graph_id", "version", "created_at", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_owner_id_status_created_at_run_id_idx" ON "run_entry"("owner_id", "status", "created_at", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_owner_id_cost_run_id_idx" ON "run_entry"("owner_id", "cost", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_owner_id_duration_ms_run_id_idx" ON "run_entry"("owner_id", "duration_ms", "run_id");

-- CreateIndex
CREATE INDEX "run_entry_words_models_tags_idx" ON "run_entry" USING GIN ("words", "models", "tags");

-- AddForeignKey
ALTER TABLE "run_entry" ADD CONSTRAINT "run_entry_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
