-- The public screens: what stands over a window, which windows pause, which lines run along the foot. The views belong
-- to the owner and let out what everybody in the hall may read; `board` reads them and no table beneath.

-- What is told to the public of a pause: the usual reasons. A clerk's own words are for the supervisor.
CREATE OR REPLACE FUNCTION public_pause(reason text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN reason IN ('短暂离开', '整理材料', '设备故障', '参加会议', '午间休息') THEN reason ELSE '' END
$$;

-- Whom a called number belongs to, masked, in halls that show names (setting `show_names`); no row elsewhere.
CREATE OR REPLACE VIEW called_name WITH (security_barrier = true) AS
SELECT t.ticket_id, mask_name(v.name) AS name
FROM ticket t JOIN ticket_visitor v USING (ticket_id)
WHERE t.business_day = (SELECT today()) AND t.status IN ('called', 'serving') AND v.name <> ''
  AND (SELECT s.value #>> '{}' FROM setting s WHERE s.name = 'show_names') = '1';

-- One row for each window. `state` is open, paused or closed; a window without a sign of life counts as paused, for
-- nobody calls there, and its reason is nobody's business.
CREATE OR REPLACE VIEW window_face WITH (security_barrier = true) AS
WITH clock AS MATERIALIZED (
    SELECT app_now() - make_interval(secs => (SELECT (s.value #>> '{}')::integer FROM setting s
                                              WHERE s.name = 'window_lost_seconds')) AS lost_before
)
SELECT w.window_id, w.number AS window_number, w.kind AS window_kind, z.zone_id, z.name AS zone_name,
       coalesce(u.name, '') AS department_name,
       coalesce((SELECT string_agg(q.name, '、' ORDER BY q.prefix) FROM window_queue wq JOIN queue q USING (queue_id)
                 WHERE wq.window_id = w.window_id), '') AS handles,
       coalesce(st.name, '') AS clerk_name, coalesce(su.name, '') AS clerk_unit,
       CASE WHEN s.session_id IS NULL THEN 'closed'
            WHEN s.heartbeat_at < k.lost_before OR s.pause_reason IS NOT NULL THEN 'paused'
            ELSE 'open' END AS state,
       CASE WHEN s.heartbeat_at < k.lost_before THEN '' ELSE public_pause(s.pause_reason) END AS pause_reason,
       coalesce(ticket_label(t.prefix, t.number), '') AS ticket, coalesce(t.status, '') AS ticket_status,
       coalesce(t.recall_count, 0) AS recall_count, t.last_called_at, coalesce(n.name, '') AS visitor
FROM service_window w
CROSS JOIN clock k
JOIN zone z USING (zone_id)
LEFT JOIN org_unit u ON u.org_unit_id = w.org_unit_id
LEFT JOIN window_session s ON s.window_id = w.window_id AND s.closed_at IS NULL
LEFT JOIN staff st ON st.staff_id = s.staff_id
LEFT JOIN org_unit su ON su.org_unit_id = st.org_unit_id
LEFT JOIN ticket t ON t.window_id = w.window_id AND t.status IN ('called', 'serving')
LEFT JOIN called_name n ON n.ticket_id = t.ticket_id;

-- The lines that run now.
CREATE OR REPLACE VIEW notice_now WITH (security_barrier = true) AS
SELECT n.notice_id, n.zone_id, n.words, n.shown_from FROM notice n
WHERE n.shown_from <= (SELECT app_now()) AND n.shown_until > (SELECT app_now());

CREATE OR REPLACE FUNCTION require_notice_duty() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (has_duty('centre_admin') OR has_duty('supervisor')) THEN
        PERFORM refuse('not_your_duty', '{"action": "notice", "roles": ["centre_admin", "supervisor"]}');
    END IF;
END
$$;

-- Put a line up, once for each id that the client made. Without a zone it runs in the whole hall.
CREATE OR REPLACE FUNCTION put_up_notice(new_notice_id uuid, said_words text, in_zone integer, from_moment timestamptz,
    until_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    n notice;
BEGIN
    PERFORM require_notice_duty();
    PERFORM say_once(new_notice_id);
    SELECT * INTO n FROM notice WHERE notice_id = new_notice_id;
    IF FOUND THEN
        -- Its end may have come early since: that is no other notice.
        IF (n.words, n.zone_id, n.made_by) IS DISTINCT FROM (said_words, in_zone, session_user::text) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN new_notice_id;
    END IF;
    IF is_blank(said_words) THEN
        PERFORM refuse('notice_empty', '{}');
    END IF;
    IF NOT coalesce(from_moment < until_moment AND until_moment > app_now(), false) THEN
        PERFORM refuse('notice_span', '{}');
    END IF;
    IF in_zone IS NOT NULL AND NOT EXISTS (SELECT FROM zone WHERE zone_id = in_zone) THEN
        PERFORM refuse('notice_zone_unknown', '{}');
    END IF;
    INSERT INTO notice (notice_id, hall_id, zone_id, words, shown_from, shown_until, made_at, made_by)
    VALUES (new_notice_id, (SELECT hall_id FROM hall), in_zone, said_words, from_moment, until_moment, app_now(),
        session_user);
    PERFORM pg_notify('counter', json_build_object('topic', 'notice')::text);
    RETURN new_notice_id;
END
$$;

-- Take a line down now; one that has not begun never will. False where there is nothing left to take down.
CREATE OR REPLACE FUNCTION take_down_notice(down_notice_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_notice_duty();
    UPDATE notice SET shown_from = least(shown_from, app_now() - interval '1 microsecond'), shown_until = app_now()
    WHERE notice_id = down_notice_id AND shown_until > app_now();
    IF FOUND THEN
        PERFORM pg_notify('counter', json_build_object('topic', 'notice')::text);
    END IF;
    RETURN FOUND;
END
$$;

-- The first numbers of each queue in the order in which it is called, each with the minutes that a ticket of that place
-- is told on paper. For the line in the waiting area alone: a board that showed the next number would send people to a
-- window that has not called them.
CREATE OR REPLACE VIEW next_in_line WITH (security_barrier = true) AS
SELECT q.queue_id, q.zone_id, n.place, n.ticket,
       waiting_minutes(q.queue_id, waiting_before(q.queue_id, n.reserved_window_id, n.turn_at, n.prefix, n.number))
           AS minutes
FROM queue q
CROSS JOIN LATERAL (
    SELECT (row_number() OVER (ORDER BY t.turn_at, t.prefix, t.number))::integer AS place,
           ticket_label(t.prefix, t.number) AS ticket, t.reserved_window_id, t.turn_at, t.prefix, t.number
    FROM ticket t
    WHERE t.queue_id = q.queue_id AND t.status = 'waiting'
      AND (t.business_day = (SELECT today()) OR q.keeps_over_night OR t.last_called_at >= (SELECT day_start()))
    ORDER BY t.turn_at, t.prefix, t.number LIMIT 3
) n;
