-- AlterTable
ALTER TABLE "worker_beat" ADD COLUMN     "draining" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "host" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pid" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "run_ended_at_idx" ON "run"("ended_at");
