-- As for the words of requests (0040): a search by name must not read a list of what was added since the last vacuum.
ALTER INDEX citizens.citizen_name SET (fastupdate = off);
SELECT gin_clean_pending_list('citizens.citizen_name');
