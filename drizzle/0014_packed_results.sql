-- Three times smaller; packing them takes a tenth of what storing a pull's results takes.
ALTER TABLE "metric_result" ALTER COLUMN "result" SET STORAGE EXTENDED;
