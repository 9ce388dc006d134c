-- The logs as evidence: how an action is linked to the one before, and the root that closes a day (DESIGN D3).
-- The bytes that are hashed are told here once and told again in counter_app/domain/log_chain.py, which
-- `counter-app verify-log` uses: a function that was changed here cannot lie there.
--
-- All text is UTF-8; hashes are written in hexadecimal, instants as microseconds since 1970 in UTC, a missing value
-- as nothing. US is chr(31), which separates fields; LF is chr(10), which separates lines. Neither can occur in a
-- field: jsonb escapes control characters, and names of roles, actions and states have none.
--
--   link     sha256 of  2 US previous hash US action_id US subject US seq US action US from_status US to_status US
--                       actor US at US staff_id US window_id US xact_id US payload
--            (rows from before release 0003: the same without the 2, staff_id, window_id and xact_id;
--            staff_change: previous hash US action_id US login US seq US action US actor US at US payload)
--   root     sha256 of  the line  bulletin 1 US hall_id US business_day US previous_day US previous_root US until_at
--                       US action_count US subject_count US made_at US made_by
--            and for each leaf, ordered by kind and subject_id as bytes, LF and the line
--                       kind US subject_id US label US seq US head_hash

CREATE OR REPLACE FUNCTION microseconds(moment timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (extract(epoch FROM moment) * 1000000)::bigint
$$;

CREATE OR REPLACE FUNCTION action_link(
    prev bytea, action_id uuid, subject_id uuid, seq integer, action text, from_status text, to_status text,
    actor text, at timestamptz, staff_id integer, window_id integer, xact_id xid8, payload jsonb
) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(convert_to(concat_ws(chr(31), '2',
        encode(coalesce(prev, ''), 'hex'), action_id, subject_id, seq, action, coalesce(from_status, ''), to_status,
        actor, (extract(epoch FROM at) * 1000000)::bigint, coalesce(staff_id::text, ''),
        coalesce(window_id::text, ''), xact_id, payload), 'UTF8'))
$$;

-- Where each chain that moved in this span had come to at its end, and how many actions it moved by.
CREATE OR REPLACE FUNCTION chain_heads(from_at timestamptz, until_at timestamptz)
RETURNS TABLE (kind text, subject_id text, label text, seq integer, head_hash bytea, action_count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT 'ticket', a.ticket_id::text,
           coalesce(to_char(t.business_day, 'YYYY-MM-DD') || ' ' || ticket_label(t.prefix, t.number), ''),
           a.seq, a.hash, a.moved
    FROM (SELECT ticket_id, max(seq) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash, count(*) AS moved
          FROM ticket_action WHERE at >= from_at AND at < until_at GROUP BY ticket_id) a
    LEFT JOIN ticket t USING (ticket_id)
    UNION ALL
    SELECT 'case', a.case_id::text, coalesce(c.service_code, ''), a.seq, a.hash, a.moved
    FROM (SELECT case_id, max(seq) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash, count(*) AS moved
          FROM case_action WHERE at >= from_at AND at < until_at GROUP BY case_id) a
    LEFT JOIN service_case c USING (case_id)
    UNION ALL
    SELECT 'staff', login, login, max(seq), (array_agg(hash ORDER BY seq DESC))[1], count(*)
    FROM staff_change WHERE at >= from_at AND at < until_at GROUP BY login
$$;

CREATE OR REPLACE FUNCTION bulletin_root(b bulletin, leaves bulletin_leaf[]) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(convert_to(concat_ws(chr(31), 'bulletin 1', b.hall_id, to_char(b.business_day, 'YYYY-MM-DD'),
        coalesce(to_char(b.previous_day, 'YYYY-MM-DD'), ''), coalesce(encode(b.previous_root, 'hex'), ''),
        microseconds(b.until_at), b.action_count, b.subject_count, microseconds(b.made_at), b.made_by)
        || coalesce(string_agg(chr(10) || concat_ws(chr(31), l.kind, l.subject_id, l.label, l.seq,
            encode(l.head_hash, 'hex')), '' ORDER BY l.kind COLLATE "C", l.subject_id COLLATE "C"), ''), 'UTF8'))
    FROM unnest(leaves) AS l
$$;

CREATE OR REPLACE FUNCTION end_of_day(day date) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (day + 1)::timestamp AT TIME ZONE h.time_zone FROM hall h ORDER BY hall_id LIMIT 1
$$;

CREATE OR REPLACE FUNCTION require_closer() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF session_user <> current_user AND NOT (has_duty('supervisor') OR has_duty('centre_admin')) THEN
        PERFORM refuse('not_your_duty', '{"action": "close_day", "roles": ["supervisor", "centre_admin"]}');
    END IF;
END
$$;

-- The earliest day before today on which something was recorded and that is not closed; NULL where there is none.
CREATE OR REPLACE FUNCTION first_unclosed_day() RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    closed_until timestamptz := coalesce((SELECT max(b.until_at) FROM bulletin b), '-infinity');
    opened_at timestamptz := end_of_day(today() - 1);
BEGIN
    PERFORM require_closer();
    RETURN local_day(least(
        (SELECT min(at) FROM ticket_action WHERE at >= closed_until AND at < opened_at),
        (SELECT min(at) FROM case_action WHERE at >= closed_until AND at < opened_at),
        (SELECT min(at) FROM staff_change WHERE at >= closed_until AND at < opened_at)));
END
$$;

-- Store the root of a day that is over. Said again it answers with the bulletin that is there, unless the logs have
-- become others since; days are closed in their order.
CREATE OR REPLACE FUNCTION close_day(day date) RETURNS bulletin
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made bulletin;
    last bulletin;
    leaves bulletin_leaf[];
    from_at timestamptz;
BEGIN
    PERFORM require_closer();
    IF day IS NULL OR day >= today() THEN
        PERFORM refuse('day_not_over', jsonb_build_object('day', day));
    END IF;
    PERFORM take_turn_to_close();
    SELECT * INTO made FROM bulletin b WHERE b.business_day = day;
    SELECT * INTO last FROM bulletin b WHERE b.business_day < day ORDER BY b.business_day DESC LIMIT 1;
    from_at := coalesce(last.until_at, '-infinity');
    IF made.business_day IS NULL THEN
        IF EXISTS (SELECT FROM bulletin b WHERE b.business_day > day) THEN
            PERFORM refuse('later_day_closed', jsonb_build_object('day', day));
        ELSIF first_unclosed_day() < day THEN
            PERFORM refuse('earlier_day_open', jsonb_build_object('day', day, 'open', first_unclosed_day()));
        END IF;
        PERFORM wait_for_writers();
        SELECT day, h.hall_id, last.business_day, last.root, end_of_day(day), app_now(), session_user
        INTO made.business_day, made.hall_id, made.previous_day, made.previous_root, made.until_at, made.made_at,
             made.made_by
        FROM hall h ORDER BY h.hall_id LIMIT 1;
    END IF;
    SELECT array_agg(ROW(day, h.kind, h.subject_id, h.label, h.seq, h.head_hash)::bulletin_leaf),
           coalesce(sum(h.action_count), 0), count(*)
    INTO leaves, made.action_count, made.subject_count
    FROM chain_heads(from_at, made.until_at) h;
    IF made.root IS NOT NULL THEN
        IF made.root <> bulletin_root(made, leaves) THEN
            PERFORM refuse('day_closed_otherwise', jsonb_build_object('day', day));
        END IF;
        RETURN made;
    END IF;
    made.root := bulletin_root(made, leaves);
    INSERT INTO bulletin SELECT (made).*;
    INSERT INTO bulletin_leaf SELECT * FROM unnest(leaves);
    -- Also into the server's own log, which nobody reaches through the database.
    RAISE LOG 'counter-app: root of % is %', day, encode(made.root, 'hex');
    RETURN made;
END
$$;

-- Whoever stamped an action before midnight may not have committed yet: all who hold a log now are waited for.
-- Whoever takes it later stamps later, so nobody need be kept out; a lock would let one supervisor who does not
-- commit stop the whole hall.
CREATE OR REPLACE FUNCTION wait_for_writers() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    logs oid[] := ARRAY['ticket_action'::regclass, 'case_action'::regclass, 'staff_change'::regclass]::oid[];
    writers text[] := ARRAY(SELECT l.virtualtransaction FROM pg_locks l WHERE l.relation = ANY (logs)
        AND l.mode = 'RowExclusiveLock' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid());
BEGIN
    FOR looked IN 1..150 LOOP
        IF NOT EXISTS (SELECT FROM pg_locks l WHERE l.relation = ANY (logs) AND l.mode = 'RowExclusiveLock'
                       AND l.virtualtransaction = ANY (writers)) THEN
            RETURN;
        END IF;
        PERFORM pg_sleep(0.02);
    END LOOP;
    PERFORM refuse('log_busy', '{}');
END
$$;

-- Two that close at once: the second finds it closed.
CREATE OR REPLACE FUNCTION take_turn_to_close() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM set_config('lock_timeout', '3s', true);
    LOCK TABLE bulletin IN SHARE ROW EXCLUSIVE MODE;
    PERFORM set_config('lock_timeout', '0', true);
EXCEPTION WHEN lock_not_available THEN
    PERFORM refuse('log_busy', '{}');
END
$$;

DROP TRIGGER IF EXISTS bulletin_kept ON bulletin;
CREATE TRIGGER bulletin_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON bulletin
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
DROP TRIGGER IF EXISTS bulletin_leaf_kept ON bulletin_leaf;
CREATE TRIGGER bulletin_leaf_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON bulletin_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
DROP TRIGGER IF EXISTS rating_step_kept ON rating_step;
CREATE TRIGGER rating_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_step
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
