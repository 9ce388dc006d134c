-- What PostgreSQL leaves open to everybody, and only a superuser can close: a large object belongs to whoever makes it
-- and knows no policy; a lock by number, or a block of code, is good for holding up others. Where the owner is no
-- superuser, one runs this file once: psql --dbname hall --file 72_harden.sql
DO $$
DECLARE
    owner text := (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database());
    door regprocedure;
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    FOR door IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
                AND (proname ~ '^(lo_|loread$|lowrite$|pg_advisory|pg_try_advisory)'
                     OR proname IN ('pg_logical_emit_message', 'pg_export_snapshot')) LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', door, owner);
    END LOOP;
    REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;
    EXECUTE format('GRANT USAGE ON LANGUAGE plpgsql, sql TO %I', owner);
END
$$;
