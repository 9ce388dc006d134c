-- Staff are login roles; only the centre admin makes them, through these functions.
-- `verifier` is a SCRAM verifier computed by the client: the password never travels (DESIGN D2).

CREATE OR REPLACE FUNCTION require_admin() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- `current_user` is the owner here; the owner itself may always act (first set-up).
    IF session_user <> current_user AND NOT has_duty('centre_admin') THEN
        PERFORM refuse('not_your_duty', '{"action": "staff", "roles": ["centre_admin"]}');
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION set_password(for_login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    IF verifier !~ '^SCRAM-SHA-256\$' THEN
        PERFORM refuse('verifier_invalid', '{}');
    END IF;
    IF NOT EXISTS (SELECT FROM staff WHERE login = for_login) THEN
        PERFORM refuse('staff_unknown', jsonb_build_object('login', for_login));
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L', for_login, verifier);
END
$$;

CREATE OR REPLACE FUNCTION add_staff(new_login text, full_name text, unit integer, duties text[],
                                     verifier text, phone_number text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    duty text;
    given integer;
BEGIN
    PERFORM require_admin();
    IF new_login !~ '^[a-z][a-z0-9_]{1,30}$' OR new_login LIKE 'pg\_%' OR new_login LIKE 'counter\_%' THEN
        PERFORM refuse('login_invalid', jsonb_build_object('login', new_login));
    ELSIF EXISTS (SELECT FROM staff WHERE login = new_login) THEN
        PERFORM refuse('login_taken', jsonb_build_object('login', new_login));
    END IF;
    IF cardinality(duties) = 0 OR NOT duties <@ ARRAY['clerk', 'chief_representative', 'leader', 'supervisor',
        'agent', 'township_clerk', 'centre_admin', 'kiosk', 'board'] THEN
        PERFORM refuse('role_unknown', jsonb_build_object('roles', to_jsonb(duties)));
    END IF;
    -- A login of another hall in the same cluster is not taken over: its password would change hands.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = new_login) THEN
        PERFORM refuse('login_taken', jsonb_build_object('login', new_login));
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', new_login);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), new_login);
    FOREACH duty IN ARRAY duties LOOP
        EXECUTE format('GRANT %I TO %I', 'counter_' || duty, new_login);
    END LOOP;
    INSERT INTO staff (hall_id, org_unit_id, login, name, phone, roles)
    SELECT hall_id, org_unit_id, new_login, full_name, phone_number, duties FROM org_unit WHERE org_unit_id = unit
    RETURNING staff_id INTO given;
    IF given IS NULL THEN
        PERFORM refuse('unit_unknown', '{}');
    END IF;
    PERFORM set_password(new_login, verifier);
    RETURN given;
END
$$;

CREATE OR REPLACE FUNCTION set_staff_active(for_login text, active boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    UPDATE staff SET is_active = active WHERE login = for_login;
    IF NOT FOUND THEN
        PERFORM refuse('staff_unknown', jsonb_build_object('login', for_login));
    END IF;
    EXECUTE format('ALTER ROLE %I %s', for_login, CASE WHEN active THEN 'LOGIN' ELSE 'NOLOGIN' END);
END
$$;
