-- CreateIndex
CREATE INDEX "run_origin_run_id_idx" ON "run"("origin_run_id");
