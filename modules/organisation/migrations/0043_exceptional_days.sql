-- Exceptional days of a site and days closed for the whole city are now edited by people: whoever was faster is not overwritten.
ALTER TABLE organisation.opening_exception
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT opening_exception_reason CHECK (length(reason) BETWEEN 1 AND 200),
  ADD CONSTRAINT opening_exception_intervals CHECK (jsonb_typeof(intervals) = 'array');
CREATE INDEX opening_exception_day ON organisation.opening_exception (on_date);
ALTER TABLE organisation.closed_day
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT closed_day_reason CHECK (length(reason) BETWEEN 1 AND 200);
