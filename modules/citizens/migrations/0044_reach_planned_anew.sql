-- The beginning of an e-mail or a number is sought in the index only by a plan made for that very beginning. Elsewhere statements are
-- planned once per connection (platform/database/settings.ts); here that would read the whole table.
ALTER FUNCTION citizens.search_contact_points(text, text, integer) SET plan_cache_mode = force_custom_plan;
