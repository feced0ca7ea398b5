-- AlterTable
ALTER TABLE "run" ADD COLUMN     "open_questions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wake_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "run_wake_at_idx" ON "run"("wake_at");

-- CreateIndex
CREATE INDEX "run_owner_id_open_questions_idx" ON "run"("owner_id", "open_questions");
