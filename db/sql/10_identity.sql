-- Who is asking: always the login of the session, never something that a client states.
-- A function in a condition is asked for every row; `(SELECT f())` is asked once a statement.

CREATE OR REPLACE FUNCTION refuse(code text, facts jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- SQLSTATE CA000 is an answer, not a fault: the application turns it into `Refused(code, **facts)`.
    RAISE EXCEPTION USING ERRCODE = 'CA000', MESSAGE = code, DETAIL = facts::text;
END
$$;

-- Nobody until the first password, which somebody else has chosen, is changed: no duty, no case, no action.
CREATE OR REPLACE FUNCTION my_staff_id() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT staff_id FROM staff WHERE login = session_user AND is_active AND NOT must_change_password
$$;

CREATE OR REPLACE FUNCTION business_day(hall integer) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (app_now() AT TIME ZONE h.time_zone)::date FROM hall h WHERE h.hall_id = hall
$$;

CREATE OR REPLACE FUNCTION today() RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT business_day(min(hall_id)) FROM hall
$$;

CREATE OR REPLACE FUNCTION local_day(moment timestamptz) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (moment AT TIME ZONE h.time_zone)::date FROM hall h ORDER BY hall_id LIMIT 1
$$;

-- Those for whom the caller acts today: the caller, and whoever the caller covers (AB角, 003 §9).
CREATE OR REPLACE FUNCTION acting_for() RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT me FROM my_staff_id() AS me WHERE me IS NOT NULL
    UNION
    SELECT c.staff_id FROM cover c JOIN staff a ON a.staff_id = c.staff_id AND a.is_active
    WHERE c.cover_staff_id = (SELECT my_staff_id()) AND (SELECT today()) BETWEEN c.starts_on AND c.ends_on
$$;

CREATE OR REPLACE FUNCTION has_duty(duty text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    me integer := my_staff_id();
BEGIN
    IF me IS NULL THEN
        RETURN false;
    ELSIF pg_has_role(session_user, 'counter_' || duty, 'MEMBER') THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        SELECT FROM cover c JOIN staff a ON a.staff_id = c.staff_id
        WHERE c.cover_staff_id = me AND (SELECT today()) BETWEEN c.starts_on AND c.ends_on
          AND a.is_active AND duty = ANY (a.roles));
END
$$;

CREATE OR REPLACE FUNCTION units_below(units integer[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH RECURSIVE unit AS (
        SELECT u AS org_unit_id FROM unnest(units) AS u
        UNION
        SELECT child.org_unit_id FROM org_unit child JOIN unit ON child.parent_id = unit.org_unit_id
    )
    SELECT coalesce(array_agg(org_unit_id), '{}') FROM unit
$$;

-- Those for whom the caller has this duty over this unit. A duty is lent together with its place: who covers the
-- leader of another unit leads nobody in the own one.
CREATE OR REPLACE FUNCTION holders_of(duty text, unit integer) RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.staff_id FROM staff s
    WHERE s.staff_id IN (SELECT acting_for()) AND unit = ANY (units_below(ARRAY[s.org_unit_id]))
      AND CASE WHEN s.login = session_user THEN pg_has_role(session_user, 'counter_' || duty, 'MEMBER')
               ELSE duty = ANY (s.roles) END
$$;

CREATE OR REPLACE FUNCTION my_unit_ids() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT units_below(ARRAY(SELECT s.org_unit_id FROM staff s WHERE s.staff_id IN (SELECT acting_for())))
$$;

CREATE OR REPLACE FUNCTION my_window_ids() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(window_id), '{}') FROM window_session
    WHERE staff_id = (SELECT my_staff_id()) AND closed_at IS NULL
$$;

-- Versions of the items that are entrusted to the window at which the caller sits (统一受理窗口).
CREATE OR REPLACE FUNCTION my_entrusted_version_ids() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(v.item_version_id), '{}') FROM window_item e
    JOIN service_item_version v USING (item_id) WHERE e.window_id = ANY (my_window_ids())
$$;

CREATE OR REPLACE FUNCTION sees_every_case() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT has_duty('supervisor') OR has_duty('centre_admin')
$$;

CREATE OR REPLACE FUNCTION rule(setting_name text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (value #>> '{}')::integer FROM setting WHERE name = setting_name
$$;

-- Blank is also what only looks so: an ideographic space, a space without width, a mark of direction.
CREATE OR REPLACE FUNCTION is_blank(said text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(said, '') !~ (E'[^\u0001-\u0020\u007F-\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F'
        || E'\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0]')
$$;

-- A line of the hash chain of what was done to a login; those of tickets and cases are action_link's (45_log.sql).
-- The separator cannot occur in what it separates.
CREATE OR REPLACE FUNCTION staff_link_hash(
    prev bytea, action_id uuid, login text, seq integer, action text, actor text, at timestamptz, payload jsonb
) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(convert_to(concat_ws(chr(31),
        encode(coalesce(prev, ''), 'hex'), action_id, login, seq, action, actor,
        (extract(epoch FROM at) * 1000000)::bigint, payload), 'UTF8'))
$$;

-- Whoever says the same action at the same instant waits here for the first one's commit, and then sees it.
CREATE OR REPLACE FUNCTION say_once(action_id uuid) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(action_id::text, 0))
$$;

-- The transition that applies, or a refusal that says what stands in the way.
CREATE OR REPLACE FUNCTION find_transition(subject_kind text, act text, status text) RETURNS transition
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    rule transition;
    duty text;
BEGIN
    SELECT * INTO rule FROM transition t
    WHERE t.subject = subject_kind AND t.action = act AND t.from_status = status;
    IF NOT FOUND THEN
        PERFORM refuse('wrong_state', jsonb_build_object(
            'subject', subject_kind, 'action', act, 'status', status));
    END IF;
    FOREACH duty IN ARRAY rule.roles LOOP
        IF has_duty(duty) THEN
            RETURN rule;
        END IF;
    END LOOP;
    PERFORM refuse('not_your_duty', jsonb_build_object(
        'subject', subject_kind, 'action', act, 'roles', to_jsonb(rule.roles)));
END
$$;
