-- The day of the queue: hours, who holds a number, how many are ahead and how long it takes, and how a day ends.

INSERT INTO visitor_secret (secret)
SELECT sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8')) FROM generate_series(1, 4)
ON CONFLICT DO NOTHING;

-- A person as a keyed hash: without the secret, which nobody but the owner reads, a list of numbers tells nothing.
CREATE OR REPLACE FUNCTION visitor_key_of(id_kind text, id_number text) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(v.secret || sha256(v.secret || convert_to(
        btrim(id_kind) || chr(31) || upper(btrim(id_number)), 'UTF8')))
    FROM visitor_secret v
$$;

-- The spans in which the hall gives numbers on a day: those of that very day, else its weekday's unless the calendar
-- says that the hall is closed. A weekend day on which the nation works (调休) has Monday's hours.
CREATE OR REPLACE FUNCTION hall_spans(hall integer, on_day date) RETURNS TABLE (opens_at time, closes_at time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH known AS (
        SELECT (SELECT c.is_hall_open FROM calendar_day c WHERE c.day = on_day) AS is_open,
               (SELECT c.is_working FROM calendar_day c WHERE c.day = on_day) AS is_working,
               extract(isodow FROM on_day)::integer AS weekday
    )
    SELECT o.opens_at, o.closes_at FROM opening_hours o WHERE o.hall_id = hall AND o.day = on_day
    UNION ALL
    SELECT o.opens_at, o.closes_at FROM known k JOIN opening_hours o ON o.weekday = CASE
        WHEN k.weekday > 5 AND k.is_working AND NOT EXISTS (
            SELECT FROM opening_hours own WHERE own.hall_id = hall AND own.weekday = k.weekday) THEN 1
        ELSE k.weekday END
    WHERE o.hall_id = hall AND coalesce(k.is_open, true)
      AND NOT EXISTS (SELECT FROM opening_hours own WHERE own.hall_id = hall AND own.day = on_day)
    ORDER BY 1
$$;

-- Whether numbers are given at a moment, and the span that is on or comes next within a fortnight. A hall without any
-- hours gives them at all times; a queue may be narrower than its hall.
CREATE OR REPLACE FUNCTION opening_at(hall integer, moment timestamptz, queue_opens time, queue_closes time)
RETURNS TABLE (is_open boolean, opens_at timestamptz, closes_at timestamptz, note text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH here AS (
        SELECT h.time_zone, (moment AT TIME ZONE h.time_zone)::date AS day,
               NOT EXISTS (SELECT FROM opening_hours o WHERE o.hall_id = hall) AS always
        FROM hall h WHERE h.hall_id = hall
    ), span AS (
        SELECT (d.day + greatest(s.opens_at, queue_opens)) AT TIME ZONE h.time_zone AS opens_at,
               (d.day + least(s.closes_at, queue_closes)) AT TIME ZONE h.time_zone AS closes_at
        FROM here h CROSS JOIN LATERAL (SELECT h.day + n AS day FROM generate_series(0, 14) n) d
        CROSS JOIN LATERAL (
            SELECT * FROM hall_spans(hall, d.day) WHERE NOT h.always
            UNION ALL
            SELECT time '00:00', time '24:00' WHERE h.always) s
        WHERE greatest(s.opens_at, queue_opens) < least(s.closes_at, queue_closes)
    )
    SELECT coalesce(s.opens_at <= moment, false),
           CASE WHEN NOT (h.always AND queue_opens IS NULL AND queue_closes IS NULL) THEN s.opens_at END,
           CASE WHEN NOT (h.always AND queue_opens IS NULL AND queue_closes IS NULL) THEN s.closes_at END,
           coalesce((SELECT c.name FROM calendar_day c WHERE c.day = h.day AND NOT c.is_hall_open), '')
    FROM here h LEFT JOIN LATERAL (
        SELECT * FROM span WHERE span.closes_at > moment ORDER BY span.opens_at LIMIT 1) s ON true
$$;

CREATE OR REPLACE FUNCTION hall_opening() RETURNS TABLE (is_open boolean, opens_at timestamptz, closes_at timestamptz, note text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT o.* FROM (SELECT min(hall_id) AS hall_id FROM hall) h, opening_at(h.hall_id, app_now(), NULL, NULL) o
$$;

-- Whether numbers are still given today, now or after a break, and when the last span of the day ends; a hall without
-- any hours always gives them and has no such end.
CREATE OR REPLACE FUNCTION rest_of_day() RETURNS TABLE (gives_more boolean, closes_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT h.always OR coalesce(h.closes_at > app_now(), false), CASE WHEN NOT h.always THEN h.closes_at END
    FROM (SELECT NOT EXISTS (SELECT FROM opening_hours o WHERE o.hall_id = x.hall_id) AS always,
                 (SELECT (today() + max(s.closes_at)) AT TIME ZONE x.time_zone
                  FROM hall_spans(x.hall_id, today()) s) AS closes_at
          FROM hall x ORDER BY x.hall_id LIMIT 1) h
$$;

CREATE OR REPLACE FUNCTION check_hours(q queue, moment timestamptz) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    zone text := (SELECT h.time_zone FROM hall h WHERE h.hall_id = q.hall_id);
    here timestamp := moment AT TIME ZONE zone;
    next_at timestamptz;
BEGIN
    IF here::time >= coalesce(q.opens_at, '00:00') AND here::time < coalesce(q.closes_at, '24:00')
       AND (NOT EXISTS (SELECT FROM opening_hours o WHERE o.hall_id = q.hall_id)
            OR EXISTS (SELECT FROM hall_spans(q.hall_id, here::date) s
                       WHERE here::time >= s.opens_at AND here::time < s.closes_at)) THEN
        RETURN;
    END IF;
    SELECT o.opens_at INTO next_at FROM opening_at(q.hall_id, moment, q.opens_at, q.closes_at) o;
    PERFORM refuse('hall_closed', jsonb_build_object('queue', q.name,
        'opens', coalesce(to_char(next_at AT TIME ZONE zone, 'MM-DD HH24:MI'), '')));
END
$$;

-- An id that is the same whenever the same step is taken again for the same ticket.
CREATE OR REPLACE FUNCTION derived_action_id(cause text, of_ticket uuid) RETURNS uuid
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT encode(substr(sha256(convert_to(cause || chr(31) || of_ticket, 'UTF8')), 1, 16), 'hex')::uuid
$$;

CREATE OR REPLACE FUNCTION close_out(t ticket, cause text, reason text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO ticket_action (action_id, ticket_id, action, payload, window_id)
    VALUES (derived_action_id(cause, t.ticket_id), t.ticket_id, 'close_out',
            jsonb_build_object('reason', reason, 'cause', cause), t.window_id)
$$;

-- What an earlier day left behind is closed out, whoever comes first; the supervisor reads of it in day_leftovers().
-- Who stands at a window that is alive is not cut off, though midnight has passed.
CREATE OR REPLACE FUNCTION close_leftovers() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    done integer;
BEGIN
    IF EXISTS (SELECT FROM ticket_visitor v JOIN ticket t USING (ticket_id)
               WHERE t.business_day < today() AND t.status IN ('done', 'cancelled')) THEN
        DELETE FROM ticket_visitor v USING ticket t
        WHERE t.ticket_id = v.ticket_id AND t.business_day < today() AND t.status IN ('done', 'cancelled');
    END IF;
    IF EXISTS (SELECT FROM appointment a WHERE a.day < today() AND a.id_number <> '') THEN
        PERFORM miss_appointments(today() - 1);
    END IF;
    IF NOT EXISTS (SELECT FROM ticket t WHERE t.status IN ('waiting', 'called', 'serving', 'parked', 'no_show')
                   AND t.business_day < today() AND NOT is_live(t)) THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('close_leftovers', 0)); -- two windows may open at one instant
    SELECT count(close_out(t, 'leftover', '前一日未办完的号码，新的一天开始时自动作废')) INTO done
    FROM (SELECT o.* FROM ticket o WHERE o.status IN ('waiting', 'called', 'serving', 'parked', 'no_show')
            AND o.business_day < today() AND NOT is_live(o)
            AND NOT (o.status IN ('called', 'serving') AND NOT is_window_lost(o.window_id))
          ORDER BY o.ticket_id) t;
    RETURN done;
END
$$;

-- End the day: whoever is left is cancelled with the reason, but for those at a window that is alive, and those who
-- wait in a queue that keeps its people over night. What is known of visitors who are gone is removed. Said again
-- with the same id it answers as the first time.
CREATE OR REPLACE FUNCTION end_day(new_action_id uuid, reason text)
RETURNS TABLE (closed_count integer, at_windows text[], kept_count integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (has_duty('supervisor') OR has_duty('centre_admin')) THEN
        PERFORM refuse('not_your_duty', '{"action": "end_day", "roles": ["supervisor", "centre_admin"]}');
    ELSIF is_blank(reason) THEN
        PERFORM refuse('reason_missing', '{"action": "end_day"}');
    END IF;
    PERFORM say_once(new_action_id);
    IF NOT EXISTS (SELECT FROM ticket_action a WHERE a.at >= day_start() - interval '1 day'
                   AND a.action = 'close_out' AND a.payload ->> 'cause' = new_action_id::text) THEN
        PERFORM close_leftovers();
        PERFORM close_out(t, new_action_id::text, end_day.reason)
        FROM (SELECT o.* FROM ticket o WHERE o.status IN ('waiting', 'called', 'serving', 'parked', 'no_show')
                AND NOT (o.status = 'waiting' AND (SELECT q.keeps_over_night FROM queue q WHERE q.queue_id = o.queue_id))
                AND NOT (o.status IN ('called', 'serving') AND NOT is_window_lost(o.window_id))
              ORDER BY o.ticket_id) t;
        DELETE FROM ticket_visitor v USING ticket t
        WHERE t.ticket_id = v.ticket_id AND t.status IN ('done', 'cancelled');
        PERFORM miss_appointments(today());
    END IF;
    RETURN QUERY SELECT
        (SELECT count(*)::integer FROM ticket_action a WHERE a.at >= day_start() - interval '1 day'
            AND a.action = 'close_out' AND a.payload ->> 'cause' = new_action_id::text),
        ARRAY(SELECT ticket_label(t.prefix, t.number) FROM ticket t WHERE t.status IN ('called', 'serving') ORDER BY 1),
        (SELECT count(*)::integer FROM ticket t JOIN queue q USING (queue_id)
         WHERE t.status = 'waiting' AND q.keeps_over_night);
END
$$;

-- What an earlier day left behind: still open, or closed out today.
CREATE OR REPLACE FUNCTION day_leftovers()
RETURNS TABLE (ticket_id uuid, label text, business_day date, queue_name text, status text, closed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.ticket_id, ticket_label(t.prefix, t.number), t.business_day, q.name, coalesce(a.from_status, t.status), a.at
    FROM ticket t JOIN queue q USING (queue_id)
    LEFT JOIN ticket_action a ON a.ticket_id = t.ticket_id AND a.action = 'close_out' AND a.at >= day_start()
        AND a.payload ->> 'cause' = 'leftover'
    WHERE t.business_day < today() AND (a.action_id IS NOT NULL
        OR (t.status IN ('waiting', 'called', 'serving', 'parked', 'no_show') AND NOT is_live(t)))
    ORDER BY t.business_day, t.prefix, t.number
$$;

-- Give a number to a person who said who they are (kiosk, desk). The number goes into the log, the person does not.
CREATE OR REPLACE FUNCTION issue_to_visitor(
    new_action_id uuid, new_ticket_id uuid, said jsonb, id_kind text, id_number text, name text, phone text
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    person bytea := visitor_key_of(id_kind, id_number);
BEGIN
    PERFORM say_once(new_action_id);
    IF EXISTS (SELECT FROM ticket_action a WHERE a.action_id = new_action_id) THEN
        IF NOT EXISTS (SELECT FROM ticket_action a WHERE a.action_id = new_action_id AND a.action = 'issue'
                       AND a.ticket_id = new_ticket_id AND a.actor = session_user) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN new_ticket_id;
    END IF;
    IF is_blank(id_kind) OR is_blank(id_number) THEN
        PERFORM refuse('visitor_unnamed', '{}');
    ELSIF NOT coalesce(is_payload_value('queue_id', said -> 'queue_id'), false) THEN
        PERFORM refuse('queue_unknown', '{}');
    END IF;
    PERFORM check_one_per_queue(person, (said ->> 'queue_id')::integer, new_ticket_id);
    INSERT INTO ticket_action (action_id, ticket_id, action, payload)
    VALUES (new_action_id, new_ticket_id, 'issue', said);
    UPDATE ticket t SET visitor_key = person WHERE t.ticket_id = new_ticket_id;
    INSERT INTO ticket_visitor AS v (ticket_id, id_kind, id_number, name, phone)
    VALUES (new_ticket_id, btrim(id_kind), upper(btrim(id_number)), btrim(coalesce(issue_to_visitor.name, '')),
            btrim(coalesce(issue_to_visitor.phone, '')))
    ON CONFLICT (ticket_id) DO NOTHING; -- a booking brought its own
    RETURN new_ticket_id;
END
$$;

-- Who holds a ticket, for the clerk at whose window it is.
CREATE OR REPLACE FUNCTION visitor_of_ticket(asked_ticket_id uuid)
RETURNS TABLE (id_kind text, id_number text, name text, phone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT v.id_kind, v.id_number, v.name, v.phone FROM ticket_visitor v JOIN ticket t USING (ticket_id)
    WHERE t.ticket_id = asked_ticket_id AND t.status IN ('called', 'serving', 'parked')
      AND t.window_id = ANY (my_window_ids())
$$;

-- Whom the windows that serve this queue would call now before a visitor of that queue whose turn is `own_turn`:
-- what call_next takes first at any of those windows, whichever queue it stands in. A reserved ticket counts at its
-- own window only, and a visitor reserved for a window waits for that window only. Of two windows that weigh a
-- queue differently the one counts where the other queue gains most.
CREATE OR REPLACE FUNCTION waiting_before(at_queue integer, reserved_window integer DEFAULT NULL,
    own_turn timestamptz DEFAULT 'infinity', own_prefix text DEFAULT '', own_number integer DEFAULT 0)
RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH clock AS MATERIALIZED (
        SELECT app_now() AS moment, today() AS day, day_start() AS day_began
    ), caller AS MATERIALIZED (
        SELECT w.window_id, w.top, CASE WHEN reserved_window IS NULL THEN
            (SELECT wq.weight FROM window_queue wq WHERE wq.window_id = w.window_id AND wq.queue_id = at_queue)
            ELSE w.top END AS mine
        FROM (SELECT x.window_id, coalesce((SELECT max(wq.weight) FROM window_queue wq
                                            WHERE wq.window_id = x.window_id), 1) AS top
              FROM (SELECT wq.window_id FROM window_queue wq
                    WHERE wq.queue_id = at_queue AND reserved_window IS NULL
                    UNION SELECT reserved_window WHERE reserved_window IS NOT NULL) x) w
    ), rival AS MATERIALIZED (
        SELECT DISTINCT ON (r.queue_id) r.queue_id, r.theirs, r.mine, q.keeps_over_night
        FROM (SELECT wq.queue_id, wq.weight AS theirs, c.mine FROM caller c JOIN window_queue wq USING (window_id)
              -- The queue itself is there also while no window serves it.
              UNION ALL SELECT at_queue, 1, 1 WHERE reserved_window IS NULL) r JOIN queue q USING (queue_id)
        ORDER BY r.queue_id, r.theirs::numeric / r.mine DESC
    ), before AS (
        SELECT o.turn_at, o.prefix, o.number, r.theirs, r.mine
        FROM rival r CROSS JOIN clock k JOIN ticket o ON o.queue_id = r.queue_id
        WHERE o.status = 'waiting' AND o.reserved_window_id IS NULL
          AND (o.business_day = k.day OR r.keeps_over_night OR o.last_called_at >= k.day_began)
        UNION ALL
        SELECT o.turn_at, o.prefix, o.number, c.top, c.mine
        FROM caller c CROSS JOIN clock k JOIN ticket o ON o.reserved_window_id = c.window_id
        WHERE o.status = 'waiting'
          AND (o.business_day = k.day OR o.last_called_at >= k.day_began
               OR (SELECT q.keeps_over_night FROM queue q WHERE q.queue_id = o.queue_id))
    )
    SELECT count(*)::integer FROM before b CROSS JOIN clock k
    WHERE (k.moment - b.turn_at) * b.theirs > (k.moment - least(own_turn, k.moment)) * b.mine
       OR ((k.moment - b.turn_at) * b.theirs = (k.moment - least(own_turn, k.moment)) * b.mine
           AND (b.turn_at, b.prefix, b.number) < (own_turn, own_prefix, own_number))
$$;

-- Minutes that one applicant takes: today's last twenty of the queue, or the usual ones until five are done.
CREATE OR REPLACE FUNCTION service_minutes(at_queue integer) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN count(d.minutes) >= 5 THEN avg(d.minutes)
                ELSE (SELECT q.usual_minutes FROM queue q WHERE q.queue_id = at_queue) END
    FROM (SELECT extract(epoch FROM t.finished_at - t.started_at) / 60 / t.people AS minutes
          FROM ticket t WHERE t.queue_id = at_queue AND t.status = 'done' AND t.finished_at >= (SELECT day_start())
          ORDER BY t.finished_at DESC LIMIT 20) d
$$;

-- How long somebody of this queue with `ahead` people before them will wait, in whole minutes, rounded up; NULL while
-- no window is open for it, because then nobody knows. Those before them are the ones who have waited longest: each
-- takes what their queue takes today, a group as often as it has applicants, and is shared with the windows that this
-- visitor's queue does not have. Where every window is busy, half a service is added for the one that is under way.
CREATE OR REPLACE FUNCTION waiting_minutes(at_queue integer, ahead integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH alive AS MATERIALIZED (
        SELECT s.window_id, EXISTS (SELECT FROM ticket t WHERE t.window_id = s.window_id
                                    AND t.status IN ('called', 'serving')) AS busy
        FROM window_session s WHERE s.closed_at IS NULL AND s.pause_reason IS NULL
          AND s.heartbeat_at >= (SELECT app_now() - make_interval(secs => rule('window_lost_seconds')))
    ), mine AS MATERIALIZED (
        SELECT a.window_id, a.busy FROM alive a JOIN window_queue wq USING (window_id) WHERE wq.queue_id = at_queue
    ), served AS (
        SELECT wq.queue_id, count(m.window_id)::numeric / count(*) AS share
        FROM alive a JOIN window_queue wq USING (window_id) LEFT JOIN mine m ON m.window_id = a.window_id
        GROUP BY wq.queue_id HAVING count(m.window_id) > 0
    ), reach AS MATERIALIZED (
        SELECT s.queue_id, s.share * service_minutes(s.queue_id) AS minutes, q.keeps_over_night
        FROM served s JOIN queue q USING (queue_id) WHERE ahead > 0
    ), before AS (
        SELECT t.people * r.minutes AS minutes
        FROM reach r JOIN ticket t ON t.queue_id = r.queue_id
        WHERE t.status = 'waiting' AND t.reserved_window_id IS NULL
          AND (t.business_day = (SELECT today()) OR r.keeps_over_night OR t.last_called_at >= (SELECT day_start()))
        ORDER BY t.turn_at, t.prefix, t.number LIMIT ahead
    )
    SELECT ceil(round((b.minutes + (ahead - b.known) * own.minutes -- the rest waits for one window alone
                       + CASE WHEN w.free = 0 THEN own.minutes / 2 ELSE 0 END) / w.open, 1))::integer
    FROM (SELECT count(*) AS open, count(*) FILTER (WHERE NOT busy) AS free FROM mine) w,
         (SELECT coalesce(sum(minutes), 0) AS minutes, count(*) AS known FROM before) b,
         (SELECT service_minutes(at_queue) AS minutes) own
    WHERE w.open > 0
$$;

-- What became of a number that counts today, for whoever holds its paper: as much as the public screens show of it.
CREATE OR REPLACE FUNCTION ticket_standing(on_day date, of_prefix text, of_number integer)
RETURNS TABLE (ticket_id uuid, status text, window_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.ticket_id, t.status, coalesce((SELECT w.number FROM service_window w
               WHERE w.window_id = coalesce(t.window_id, t.reserved_window_id)), '')
    FROM ticket t
    WHERE t.business_day = on_day AND t.prefix = of_prefix AND t.number = of_number AND is_live(t)
$$;

-- A ticket as it stands on paper: all that a kiosk may read of it, and the place in line at this moment.
CREATE OR REPLACE FUNCTION issued_ticket(asked_ticket_id uuid)
RETURNS TABLE (ticket_id uuid, label text, people_ahead integer, item_name text, zone_name text,
               window_numbers text, issued_at timestamptz, hall_name text, is_priority boolean,
               waiting_minutes integer, people integer, priority_reason text, visitor_tail text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.ticket_id, ticket_label(t.prefix, t.number), p.ahead, coalesce(i.name, q.name), z.name,
           coalesce((SELECT coalesce(string_agg(w.number, '、' ORDER BY w.number) FILTER (WHERE w.org_unit_id = i.org_unit_id
                         OR EXISTS (SELECT FROM window_item e WHERE e.window_id = w.window_id AND e.item_id = i.item_id)),
                         string_agg(w.number, '、' ORDER BY w.number)) -- none may take it in: whoever calls sends on
                     FROM window_queue wq JOIN service_window w USING (window_id) WHERE wq.queue_id = q.queue_id), ''),
           t.issued_at, h.name, t.priority > 0, waiting_minutes(t.queue_id, p.ahead), t.people, t.priority_reason,
           coalesce((SELECT right(v.id_number, 4) FROM ticket_visitor v WHERE v.ticket_id = t.ticket_id), '')
    FROM ticket t JOIN queue q USING (queue_id) JOIN zone z USING (zone_id) JOIN hall h ON h.hall_id = t.hall_id
    CROSS JOIN LATERAL (SELECT waiting_before(t.queue_id, t.reserved_window_id, t.turn_at, t.prefix, t.number) AS ahead) p
    LEFT JOIN service_item i ON i.item_id = t.item_id
    WHERE t.ticket_id = asked_ticket_id
$$;
