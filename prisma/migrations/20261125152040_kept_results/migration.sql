-- CreateTable
CREATE TABLE "kept_result" (
    "owner_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "saved" BIGINT NOT NULL,

    CONSTRAINT "kept_result_pkey" PRIMARY KEY ("owner_id","key")
);

-- CreateIndex
CREATE INDEX "kept_result_run_id_idx" ON "kept_result"("run_id");

-- AddForeignKey
ALTER TABLE "kept_result" ADD CONSTRAINT "kept_result_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
