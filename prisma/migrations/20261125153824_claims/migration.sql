-- AlterTable
ALTER TABLE "run" DROP COLUMN "wake";

-- CreateIndex
CREATE INDEX "run_driving_driver_idx" ON "run"("driving", "driver");

-- What handed out runs before; workers claim them themselves now.
DROP SCHEMA IF EXISTS "dbos" CASCADE;
