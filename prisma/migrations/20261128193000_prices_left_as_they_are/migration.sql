-- AlterTable
ALTER TABLE "promotion_sale" ADD COLUMN "left_as_is" UUID[] DEFAULT ARRAY[]::UUID[];
