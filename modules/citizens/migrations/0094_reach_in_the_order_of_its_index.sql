-- The order of the index (by bytes), not that of the language: the first few of a beginning that thousands share ("06 39") are then read
-- from it, instead of all of them to be sorted. The plan is made for each beginning (0044).
CREATE OR REPLACE FUNCTION citizens.search_contact_points(wanted_kind text, beginning text, most integer) RETURNS TABLE (citizen_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
  SELECT p.citizen_id FROM citizens.contact_point p
  WHERE (access.is_system() OR access.sees_citizens()) AND p.kind = wanted_kind
    AND p.normalised LIKE replace(replace(beginning, '\', '\\'), '_', '\_') || '%' AND beginning !~ '%'
  ORDER BY p.normalised USING ~<~ LIMIT least(most, 100)
$$;
