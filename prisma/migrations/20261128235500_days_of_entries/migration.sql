-- Marks an entry with its owner and day, as new ones are (lib/data/entry-words.ts).
UPDATE "run_entry" SET "words" = "words" || array_to_tsvector(ARRAY['#' || "owner_id" || ':' || floor(extract(epoch FROM "created_at") / 86400)::int]);
