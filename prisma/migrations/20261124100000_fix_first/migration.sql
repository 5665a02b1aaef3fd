-- What a stored digest puts first has a new name, `fixFirst`: whichever key ends so becomes that one.
UPDATE "recipient_digest" SET "digest" = (
  SELECT jsonb_object_agg(CASE WHEN "key" LIKE '%First' THEN 'fixFirst' ELSE "key" END, "value")
  FROM jsonb_each("recipient_digest"."digest")
)
WHERE NOT "digest" ? 'fixFirst' AND "digest" <> '{}';
