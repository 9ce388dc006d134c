-- The bulletin is public, its leaves are for supervision; nobody writes either but through close_day().

DO $$
DECLARE
    person text := 'counter_clerk, counter_reviewer, counter_chief_representative, counter_leader, counter_supervisor, '
                   'counter_agent, counter_township_clerk, counter_centre_admin';
BEGIN
    EXECUTE format('GRANT SELECT ON bulletin TO %s, counter_kiosk, counter_board', person);
    GRANT SELECT ON bulletin_leaf TO counter_supervisor, counter_centre_admin;
    GRANT EXECUTE ON FUNCTION close_day(date), first_unclosed_day() TO counter_supervisor, counter_centre_admin;
END
$$;

ALTER TABLE bulletin ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS bulletin_public ON bulletin;
CREATE POLICY bulletin_public ON bulletin FOR SELECT USING (true);
ALTER TABLE bulletin_leaf ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS bulletin_leaf_supervised ON bulletin_leaf;
CREATE POLICY bulletin_leaf_supervised ON bulletin_leaf FOR SELECT USING ((SELECT sees_every_case()));
