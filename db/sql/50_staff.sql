-- Staff are login roles; only the centre admin makes them, through these functions, and each leaves a line in
-- `staff_change`. `verifier` is a SCRAM verifier computed by the client: the password never travels (DESIGN D2).

CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT session_user = current_user -- a definer function runs as the owner
$$;

-- The owner may always act (first set-up). A centre admin gives and touches only what the own list allows: else
-- whoever may reset a password would be whoever's password it is.
CREATE OR REPLACE FUNCTION require_admin_over(duties text[]) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    list text[];
BEGIN
    IF is_owner() THEN
        RETURN;
    END IF;
    IF NOT has_duty('centre_admin') THEN
        PERFORM refuse('not_your_duty', '{"action": "staff", "roles": ["centre_admin"]}');
    END IF;
    SELECT may_grant INTO list FROM staff WHERE staff_id = my_staff_id();
    IF NOT duties <@ list THEN
        PERFORM refuse('beyond_your_list', jsonb_build_object('roles', to_jsonb(ARRAY(
            SELECT d FROM unnest(duties) AS d WHERE d <> ALL (list)))));
    END IF;
END
$$;

-- The line in the log, once for each action id: false where it stands there already.
CREATE OR REPLACE FUNCTION log_staff_change(new_action_id uuid, for_login text, act text, facts jsonb)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said staff_change;
    last staff_change;
    moment timestamptz := app_now();
BEGIN
    PERFORM say_once(new_action_id);
    SELECT * INTO said FROM staff_change WHERE action_id = new_action_id;
    IF FOUND THEN
        IF (said.login, said.action, said.actor) IS DISTINCT FROM (for_login, act, session_user::text) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN false;
    END IF;
    -- One line after the other. The row is held: a lock by a number that can be guessed anybody could take first.
    PERFORM FROM staff WHERE login = for_login FOR NO KEY UPDATE;
    SELECT * INTO last FROM staff_change WHERE login = for_login ORDER BY seq DESC LIMIT 1;
    INSERT INTO staff_change (action_id, login, action, payload, seq, actor, at, prev_hash, hash)
    VALUES (new_action_id, for_login, act, facts, coalesce(last.seq, 0) + 1, session_user, moment, last.hash,
        staff_link_hash(last.hash, new_action_id, for_login, coalesce(last.seq, 0) + 1, act, session_user, moment,
                        facts));
    RETURN true;
END
$$;

DROP TRIGGER IF EXISTS staff_change_kept ON staff_change;
CREATE TRIGGER staff_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_change
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();

CREATE OR REPLACE FUNCTION find_staff(for_login text) RETURNS staff
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found_staff staff;
BEGIN
    SELECT * INTO found_staff FROM staff WHERE login = for_login;
    IF NOT FOUND THEN
        PERFORM refuse('staff_unknown', jsonb_build_object('login', for_login));
    END IF;
    RETURN found_staff;
END
$$;

CREATE OR REPLACE FUNCTION require_other_person(for_login text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF for_login = session_user AND NOT is_owner() THEN
        PERFORM refuse('not_for_oneself', jsonb_build_object('login', for_login));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION require_verifier(verifier text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp
SET standard_conforming_strings = on AS $$
BEGIN
    IF verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{8,64}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' THEN
        PERFORM refuse('verifier_invalid', '{}');
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION require_duties(duties text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce(cardinality(duties), 0) = 0 OR NOT duties <@ ARRAY['clerk', 'reviewer', 'chief_representative',
        'leader', 'supervisor', 'agent', 'township_clerk', 'centre_admin', 'kiosk', 'board', 'rating_pad'] THEN
        PERFORM refuse('role_unknown', jsonb_build_object('roles', to_jsonb(duties)));
    END IF;
END
$$;

-- Whoever is appointed chief representative may sign for the whole unit until a 授权书 says less.
CREATE OR REPLACE FUNCTION open_mandate(of_staff integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO mandate (staff_id, starts_on) SELECT of_staff, today()
    WHERE NOT EXISTS (SELECT FROM mandate WHERE staff_id = of_staff AND coalesce(ends_on, today()) >= today())
$$;

-- A new login with its first password, which a person changes before anything else; only in a practice hall, whose
-- people all have the same one, it stays.
CREATE OR REPLACE FUNCTION add_staff(new_action_id uuid, new_login text, full_name text, unit integer,
                                     duties text[], verifier text, phone_number text)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET standard_conforming_strings = on AS $$
DECLARE
    duty text;
    given integer;
BEGIN
    PERFORM require_duties(duties);
    PERFORM require_admin_over(duties);
    PERFORM require_verifier(verifier);
    IF new_login !~ '^[a-z][a-z0-9_]{1,30}$' OR new_login LIKE 'pg\_%' OR new_login LIKE 'counter\_%' THEN
        PERFORM refuse('login_invalid', jsonb_build_object('login', new_login));
    ELSIF NOT EXISTS (SELECT FROM org_unit WHERE org_unit_id = unit) THEN
        PERFORM refuse('unit_unknown', '{}');
    END IF;
    IF NOT log_staff_change(new_action_id, new_login, 'add', jsonb_build_object(
        'name', full_name, 'org_unit_id', unit, 'roles', to_jsonb(duties))) THEN
        RETURN (SELECT staff_id FROM staff WHERE login = new_login);
    END IF;
    -- A login of another hall in the same cluster is not taken over either: its password would change hands.
    IF EXISTS (SELECT FROM staff WHERE login = new_login)
       OR EXISTS (SELECT FROM pg_roles WHERE rolname = new_login) THEN
        PERFORM refuse('login_taken', jsonb_build_object('login', new_login));
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %L', new_login, verifier);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), new_login);
    FOREACH duty IN ARRAY duties LOOP
        EXECUTE format('GRANT %I TO %I', 'counter_' || duty, new_login);
    END LOOP;
    INSERT INTO staff (hall_id, org_unit_id, login, name, phone, roles, must_change_password, may_grant)
    SELECT hall_id, org_unit_id, new_login, full_name, phone_number, duties,
           NOT (is_owner() AND EXISTS (SELECT FROM simulation)) AND NOT duties <@ ARRAY['kiosk', 'board', 'rating_pad'],
           CASE WHEN 'centre_admin' = ANY (duties) THEN ARRAY['clerk', 'reviewer', 'chief_representative', 'leader',
               'supervisor', 'agent', 'township_clerk', 'kiosk', 'board', 'rating_pad'] ELSE '{}' END
    FROM org_unit WHERE org_unit_id = unit
    RETURNING staff_id INTO given;
    IF 'chief_representative' = ANY (duties) THEN
        PERFORM open_mandate(given);
    END IF;
    RETURN given;
END
$$;

CREATE OR REPLACE FUNCTION set_staff_roles(new_action_id uuid, for_login text, duties text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    target staff := find_staff(for_login);
    duty text;
BEGIN
    PERFORM require_duties(duties);
    PERFORM require_admin_over(duties || target.roles);
    PERFORM require_other_person(for_login);
    IF NOT log_staff_change(new_action_id, for_login, 'set_roles', jsonb_build_object(
        'roles', to_jsonb(duties), 'before', to_jsonb(target.roles))) THEN
        RETURN;
    END IF;
    FOREACH duty IN ARRAY target.roles LOOP
        IF NOT duty = ANY (duties) THEN
            EXECUTE format('REVOKE %I FROM %I', 'counter_' || duty, for_login);
        END IF;
    END LOOP;
    FOREACH duty IN ARRAY duties LOOP
        IF NOT duty = ANY (target.roles) THEN
            EXECUTE format('GRANT %I TO %I', 'counter_' || duty, for_login);
        END IF;
    END LOOP;
    UPDATE staff SET roles = duties WHERE login = for_login;
    IF 'chief_representative' = ANY (duties) AND NOT 'chief_representative' = ANY (target.roles) THEN
        PERFORM open_mandate(target.staff_id);
    END IF;
END
$$;

-- A password that somebody else chose is for one sign-in.
CREATE OR REPLACE FUNCTION set_password(new_action_id uuid, for_login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    target staff := find_staff(for_login);
BEGIN
    PERFORM require_admin_over(target.roles);
    PERFORM require_verifier(verifier);
    IF log_staff_change(new_action_id, for_login, 'set_password', '{}') THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', for_login, verifier);
        UPDATE staff SET must_change_password = NOT roles <@ ARRAY['kiosk', 'board', 'rating_pad']
        WHERE login = for_login;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION change_own_password(new_action_id uuid, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    target staff := find_staff(session_user);
BEGIN
    PERFORM require_verifier(verifier);
    IF NOT target.is_active THEN
        PERFORM refuse('login_disabled', '{}');
    END IF;
    IF log_staff_change(new_action_id, session_user, 'change_own_password', '{}') THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', session_user, verifier);
        UPDATE staff SET must_change_password = false WHERE login = session_user;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION set_staff_active(new_action_id uuid, for_login text, active boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    target staff := find_staff(for_login);
BEGIN
    PERFORM require_admin_over(target.roles);
    PERFORM require_other_person(for_login);
    IF log_staff_change(new_action_id, for_login, CASE WHEN active THEN 'enable' ELSE 'disable' END, '{}') THEN
        UPDATE staff SET is_active = active WHERE login = for_login;
        EXECUTE format('ALTER ROLE %I %s', for_login, CASE WHEN active THEN 'LOGIN' ELSE 'NOLOGIN' END);
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION require_period(starts date, ends date) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF starts IS NULL OR ends < starts THEN
        PERFORM refuse('period_invalid', '{}');
    ELSIF starts < today() THEN
        PERFORM refuse('date_in_past', jsonb_build_object('day', starts));
    END IF;
END
$$;

-- AB角 (003 §9): B acts for A from a day to a day, never for the past, and never the admin for itself. Said again
-- with the same start it gets another end; an end before today, or before the start, ends it now.
CREATE OR REPLACE FUNCTION set_cover(new_action_id uuid, absent text, acting text, starts date, ends date)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a staff := find_staff(absent);
    b staff := find_staff(acting);
    known integer;
BEGIN
    PERFORM require_admin_over(a.roles || b.roles);
    PERFORM require_other_person(acting);
    -- Said again it answers as the first time, also when the day that it begins on lies in the past by now.
    IF NOT log_staff_change(new_action_id, acting, 'set_cover', jsonb_build_object(
        'for', absent, 'starts_on', starts, 'ends_on', ends)) THEN
        RETURN;
    ELSIF ends IS NULL OR a.staff_id = b.staff_id THEN
        PERFORM refuse('period_invalid', '{}');
    END IF;
    SELECT cover_id INTO known FROM cover
    WHERE staff_id = a.staff_id AND cover_staff_id = b.staff_id AND starts_on = starts AND ends_on >= today();
    IF known IS NULL THEN
        PERFORM require_period(starts, ends);
        INSERT INTO cover (staff_id, cover_staff_id, starts_on, ends_on)
        VALUES (a.staff_id, b.staff_id, starts, ends);
    ELSIF greatest(ends, today() - 1) < starts THEN
        DELETE FROM cover WHERE cover_id = known;
    ELSE
        UPDATE cover SET ends_on = greatest(ends, today() - 1) WHERE cover_id = known;
    END IF;
END
$$;

-- 首席事务代表授权书: from `starts` on exactly these items (NULL: the unit's every item; none: nothing).
CREATE OR REPLACE FUNCTION set_mandate(new_action_id uuid, for_login text, items integer[], starts date, ends date)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    target staff := find_staff(for_login);
BEGIN
    PERFORM require_admin_over(target.roles);
    PERFORM require_other_person(for_login);
    IF NOT log_staff_change(new_action_id, for_login, 'set_mandate', jsonb_build_object(
        'items', to_jsonb(items), 'starts_on', starts, 'ends_on', ends)) THEN
        RETURN;
    END IF;
    PERFORM require_period(starts, ends);
    IF NOT 'chief_representative' = ANY (target.roles) THEN
        PERFORM refuse('not_a_representative', jsonb_build_object('login', for_login));
    END IF;
    IF EXISTS (SELECT FROM unnest(items) AS asked (item_id) LEFT JOIN service_item i USING (item_id)
               WHERE i.org_unit_id IS DISTINCT FROM target.org_unit_id
                 AND NOT coalesce(i.org_unit_id = ANY (units_below(ARRAY[target.org_unit_id])), false)) THEN
        PERFORM refuse('item_of_other_department', '{}');
    END IF;
    DELETE FROM mandate WHERE staff_id = target.staff_id AND starts_on >= starts;
    UPDATE mandate SET ends_on = starts - 1
    WHERE staff_id = target.staff_id AND coalesce(ends_on, starts) >= starts;
    IF items IS NULL THEN
        INSERT INTO mandate (staff_id, starts_on, ends_on) VALUES (target.staff_id, starts, ends);
    ELSE
        INSERT INTO mandate (staff_id, item_id, starts_on, ends_on)
        SELECT DISTINCT target.staff_id, item_id, starts, ends FROM unnest(items) AS asked (item_id);
    END IF;
END
$$;
