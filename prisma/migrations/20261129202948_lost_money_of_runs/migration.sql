-- AlterTable
ALTER TABLE "run" ADD COLUMN     "lost_max" BIGINT,
ADD COLUMN     "lost_min" BIGINT;
