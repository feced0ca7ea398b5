-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "owner" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "paid_runs_since" TIMESTAMPTZ(3),
    "last_run_number" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graph" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document" JSON NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "published_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "graph_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graph_version" (
    "graph_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "document" JSON NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "graph_version_pkey" PRIMARY KEY ("graph_id","number")
);

-- CreateTable
CREATE TABLE "run" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "graph_id" TEXT,
    "version" INTEGER,
    "graph_name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "document" JSON NOT NULL,
    "spec" JSON NOT NULL,
    "spec_hash" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "tags" TEXT[],
    "idempotency_key" TEXT,
    "origin_run_id" TEXT,
    "origin_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "seq" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "unpriced" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,
    "cache_read" BIGINT NOT NULL DEFAULT 0,
    "cache_write" BIGINT NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "error" JSON,
    "driver" TEXT,
    "driving" BOOLEAN NOT NULL DEFAULT true,
    "wake" INTEGER NOT NULL DEFAULT 0,
    "asked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "run_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DOUBLE PRECISION NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSON NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "payload" (
    "run_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "value" JSON NOT NULL,

    CONSTRAINT "payload_pkey" PRIMARY KEY ("run_id","id")
);

-- CreateTable
CREATE TABLE "request" (
    "run_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_pkey" PRIMARY KEY ("run_id","id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "graph_id" TEXT,
    "run_id" TEXT,
    "show" JSON NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "id" TEXT NOT NULL,
    "seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "slots" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "graph_owner_id_updated_at_idx" ON "graph"("owner_id", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "graph_owner_id_slug_key" ON "graph"("owner_id", "slug");

-- CreateIndex
CREATE INDEX "run_owner_id_created_at_idx" ON "run"("owner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_graph_id_created_at_idx" ON "run"("graph_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "run_owner_id_number_key" ON "run"("owner_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "run_owner_id_idempotency_key_key" ON "run"("owner_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "share_owner_id_idx" ON "share"("owner_id");

-- AddForeignKey
ALTER TABLE "graph" ADD CONSTRAINT "graph_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "graph_version" ADD CONSTRAINT "graph_version_graph_id_fkey" FOREIGN KEY ("graph_id") REFERENCES "graph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_graph_id_fkey" FOREIGN KEY ("graph_id") REFERENCES "graph"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_graph_id_fkey" FOREIGN KEY ("graph_id") REFERENCES "graph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows of run are updated with every batch of events: room for it on the same page spares the indexes.
ALTER TABLE "run" SET (fillfactor = 70);
