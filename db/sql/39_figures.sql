-- Numbers for the hall. What each of them means stands in docs/queue.md, and once more in plain Python in
-- tests/database/figures_model.py.
--
-- Most visitors take a number, are called, served and gone: their ticket's own row tells everything. Whoever was
-- transferred, parked, called again or taken back has a longer story, which the log alone tells. Reading the log of a
-- month for that took 0.8 s of 1.0 s, so the story of those few is told when it happens, into `visit_part`.

-- Whether the row tells all: so many actions and no more lead straight to this state, and fewer lead nowhere. Said as
-- "no more than", because the planner takes an equation for rare and would read a month on one processor.
CREATE OR REPLACE FUNCTION went_straight(status text, action_count integer, recall_count integer, called_at timestamptz)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN action_count - recall_count <= CASE status
    WHEN 'done' THEN 4 WHEN 'no_show' THEN 3 WHEN 'waiting' THEN 1 WHEN 'called' THEN 2 WHEN 'serving' THEN 3
    WHEN 'cancelled' THEN CASE WHEN called_at IS NULL THEN 2 ELSE 3 END END;

-- The stays at windows of one ticket, in their order, out of its log. A call that was taken back (a mis-click, a
-- window that died before the visitor came) is none. What was interrupted by parking is one stay as long as the same
-- person goes on at the same window.
CREATE OR REPLACE FUNCTION stays_of(asked_ticket_id uuid)
RETURNS TABLE (stay integer, queue_id integer, window_id integer, staff_id integer, called boolean,
               waited_seconds integer, served_seconds integer, finished boolean, missed boolean, transferred boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH step AS (
        SELECT a.seq, a.action, a.at, a.window_id, a.staff_id, coalesce(a.from_status, '') AS left_status, a.to_status,
            CASE WHEN a.action IN ('issue', 'transfer') THEN (a.payload ->> 'queue_id')::integer END AS to_queue,
            a.to_status IN ('called', 'serving') AND a.from_status NOT IN ('called', 'serving') AS comes,
            a.from_status IN ('called', 'serving') AND a.to_status NOT IN ('called', 'serving') AS leaves,
            -- A visitor who is called and put back, except to be sent elsewhere, goes on waiting as before.
            a.to_status = 'waiting' AND (coalesce(a.from_status, '') NOT IN ('called', 'waiting')
                OR a.action = 'transfer') AS waits
        FROM ticket_action a WHERE a.ticket_id = asked_ticket_id
    ), told AS (
        SELECT s.*,
            count(*) FILTER (WHERE s.comes) OVER w AS hold,
            count(*) FILTER (WHERE s.comes AND s.to_status = 'called') OVER w AS turn,
            max(s.at) FILTER (WHERE s.waits) OVER w AS waits_since,
            max(s.seq) FILTER (WHERE s.waits) OVER w
                = max(s.seq) FILTER (WHERE s.waits AND s.left_status = 'no_show') OVER w AS was_away,
            (max(ARRAY[s.seq, s.to_queue]) FILTER (WHERE s.to_queue IS NOT NULL) OVER w)[2] AS in_queue
        FROM step s WINDOW w AS (ORDER BY s.seq)
    ), hold AS (
        SELECT c.*, l.at AS left_at, l.to_status AS left_to, coalesce(l.action = 'transfer', false) AS transferred,
            CASE WHEN c.to_status = 'serving' THEN c.at ELSE
                (SELECT min(b.at) FROM told b WHERE b.hold = c.hold AND b.to_status = 'serving') END AS started_at,
            bool_or(coalesce(l.to_status = 'done' OR l.action = 'transfer', false)) OVER (PARTITION BY c.turn) AS is_over
        FROM told c LEFT JOIN told l ON l.hold = c.hold AND l.leaves
        WHERE c.comes AND NOT coalesce(l.left_status = 'called' AND l.to_status = 'waiting' AND l.action <> 'transfer',
                                       false)
    )
    SELECT (row_number() OVER (ORDER BY min(h.hold)))::integer, min(h.in_queue), h.window_id, h.staff_id,
        bool_or(h.to_status = 'called'),
        min(floor(extract(epoch FROM h.at - h.waits_since))::integer) FILTER (
            WHERE h.left_status = 'waiting' AND h.was_away IS NOT TRUE AND local_day(h.at) = local_day(h.waits_since)),
        sum(floor(extract(epoch FROM h.left_at - h.started_at))::integer) FILTER (WHERE h.is_over)::integer,
        bool_or(coalesce(h.left_to = 'done', false)), bool_or(coalesce(h.left_to = 'no_show', false)),
        bool_or(h.transferred)
    FROM hold h GROUP BY h.turn, h.window_id, h.staff_id
$$;

-- The story of a ticket anew. It begins with the number being taken, in the queue that was chosen then.
CREATE OR REPLACE FUNCTION tell_visit(t ticket) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM visit_part WHERE ticket_id = t.ticket_id;
    INSERT INTO visit_part (ticket_id, part, business_day, issued_at, queue_id, item_id, window_id, staff_id, called,
                            waited_seconds, served_seconds, finished, missed, transferred)
    SELECT t.ticket_id, 0, t.business_day, t.issued_at, coalesce((a.payload ->> 'queue_id')::integer, t.queue_id),
           t.item_id, NULL, NULL, false, NULL, NULL, false, false, false
    FROM ticket_action a WHERE a.ticket_id = t.ticket_id AND a.seq = 1
    UNION ALL
    SELECT t.ticket_id, s.stay, t.business_day, t.issued_at, coalesce(s.queue_id, t.queue_id), t.item_id, s.window_id,
           s.staff_id, s.called, s.waited_seconds, s.served_seconds, s.finished, s.missed, s.transferred
    FROM stays_of(t.ticket_id) s
    UNION ALL
    SELECT t.ticket_id, -1, t.business_day, t.issued_at, t.queue_id, t.item_id, NULL, NULL, false, NULL, NULL,
           false, false, false
    WHERE t.status = 'cancelled'
$$;

CREATE OR REPLACE FUNCTION on_visit_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    t ticket;
BEGIN
    SELECT * INTO t FROM ticket WHERE ticket_id = NEW.ticket_id;
    IF went_straight(t.status, t.action_count, t.recall_count, t.called_at) IS NOT TRUE THEN
        PERFORM tell_visit(t);
    END IF;
    RETURN NULL;
END
$$;

-- Not called at all for those who go straight and are called once, so that they pay nothing for it.
DROP TRIGGER IF EXISTS ticket_action_told ON ticket_action;
CREATE TRIGGER ticket_action_told AFTER INSERT ON ticket_action FOR EACH ROW
    WHEN (NEW.action <> 'recall' AND NEW.seq > CASE NEW.to_status
        WHEN 'waiting' THEN 1 WHEN 'called' THEN 2 WHEN 'serving' THEN 3 WHEN 'done' THEN 4 WHEN 'no_show' THEN 3
        WHEN 'cancelled' THEN 2 ELSE 0 END)
    EXECUTE FUNCTION on_visit_told();

-- Tickets from before this release.
UPDATE ticket t SET served_by = (SELECT a.staff_id FROM ticket_action a WHERE a.ticket_id = t.ticket_id
                                 AND a.to_status IN ('called', 'serving') ORDER BY a.seq DESC LIMIT 1)
WHERE t.served_by IS NULL AND t.called_at IS NOT NULL;
SELECT tell_visit(t) FROM ticket t
WHERE went_straight(t.status, t.action_count, t.recall_count, t.called_at) IS NOT TRUE
  AND t.action_count > 0 AND NOT EXISTS (SELECT FROM visit_part p WHERE p.ticket_id = t.ticket_id);

-- The figures of the days from `from_day` to `until_day` in the hall's time: for each of the kinds (window, staff,
-- item, queue, zone, hour, day) one row for all (`is_total`), and one for each window, clerk and so on. Supervision
-- sees all, a desk its own: what the person did, and what was done at the window where the person sits.
--
-- `within` are the minutes in which nine of ten were called, or served: the smallest whole number that holds for them.
-- So the values are counted by minute, for all kinds in one pass, and nothing is sorted but minutes. Compiling the
-- query (jit) would take longer than it saves.
CREATE OR REPLACE FUNCTION queue_figures(kinds text[], from_day date, until_day date)
RETURNS TABLE (kind text, is_total boolean, key integer, taken bigint, called bigint, finished bigint, missed bigint,
               transferred bigint, cancelled bigint, waited_count bigint, waited_seconds bigint, waited_within integer,
               served_count bigint, served_seconds bigint, served_within integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '32MB'
SET jit = off AS $$
DECLARE
    sees_all boolean := sees_every_case();
    me integer := my_staff_id();
    known jsonb := '{"window": "v.window_id", "staff": "v.staff_id", "item": "v.item_id", "queue": "v.queue_id",
        "zone": "q.zone_id", "hour": "v.hour", "day": "v.business_day - date ''2000-01-01''"}';
    here hall;
    days date[];
    starts timestamptz[];
    keys text;      -- v.window_id AS key1, v.hour AS key2
    sets text;      -- (v.key1, v.waited_minutes, v.marks), (v.key1, v.served_minutes), …
    which text;     -- WHEN grouping(v.key1) = 0 THEN 1 …
    key_of text;    -- WHEN grouping(v.key1) = 0 THEN v.key1 …
BEGIN
    IF me IS NULL OR NOT (sees_all OR has_duty('clerk') OR has_duty('chief_representative')
                          OR has_duty('township_clerk')) THEN
        PERFORM refuse('not_your_duty', '{"action": "queue_figures", "roles": ["supervisor", "centre_admin"]}');
    ELSIF coalesce(cardinality(kinds), 0) NOT BETWEEN 1 AND 7 OR NOT known ?& kinds
          OR coalesce(from_day > until_day, true) THEN
        PERFORM refuse('period_invalid', '{}');
    ELSIF until_day - from_day > 366 THEN
        PERFORM refuse('period_too_long', jsonb_build_object('days', 366));
    END IF;
    SELECT * INTO here FROM hall ORDER BY hall_id LIMIT 1;
    SELECT array_agg(d::date), array_agg(d AT TIME ZONE here.time_zone) INTO days, starts
    FROM generate_series(from_day::timestamp, until_day::timestamp, interval '1 day') AS d;
    SELECT string_agg(format('%s AS key%s', known ->> k.kind, k.place), ', '),
        string_agg(format('(v.key%s, v.waited_minutes, v.marks), (v.key%1$s, v.served_minutes)', k.place), ', '),
        string_agg(format('WHEN grouping(v.key%s) = 0 THEN %1$s', k.place), ' '),
        string_agg(format('WHEN grouping(v.key%s) = 0 THEN v.key%1$s', k.place), ' ')
    INTO keys, sets, which, key_of FROM unnest(kinds) WITH ORDINALITY AS k (kind, place);
    -- Planned for the very days; a plan for any days would be one for few.
    RETURN QUERY EXECUTE replace(replace(replace(replace(replace($query$
        WITH cell AS MATERIALIZED (
            SELECT CASE {which} END AS place, CASE {key_of} END AS key, grouping(v.waited_minutes) = 0 AS by_waiting,
                v.waited_minutes, v.served_minutes, v.marks, count(*) AS people, sum(v.waited) AS waited,
                sum(v.served) AS served
            FROM (
                SELECT {keys}, v.*, (v.waited + 59) / 60 AS waited_minutes, (v.served + 59) / 60 AS served_minutes
                FROM (
                    -- Marks: 1 taken, 2 called, 4 finished, 8 missed, 16 transferred, 32 cancelled.
                    SELECT t.business_day, floor(date_part('epoch', t.issued_at - d.starts_at) / 3600)::integer AS hour,
                        t.queue_id, t.item_id, t.window_id, t.served_by AS staff_id,
                        CASE t.status WHEN 'done' THEN 1 + 2 + 4 WHEN 'no_show' THEN 1 + 2 + 8 WHEN 'waiting' THEN 1
                            WHEN 'cancelled' THEN CASE WHEN t.called_at IS NULL THEN 1 + 32 ELSE 1 + 2 + 32 END
                            ELSE 1 + 2 END AS marks,
                        CASE WHEN t.called_at < d.ends_at
                            THEN floor(date_part('epoch', t.called_at - t.issued_at))::integer END AS waited,
                        CASE WHEN t.status = 'done'
                            THEN floor(date_part('epoch', t.finished_at - t.started_at))::integer END AS served
                    FROM ticket t JOIN unnest($3, $4, $5) AS d (day, starts_at, ends_at) ON d.day = t.business_day
                    WHERE t.hall_id = $6 AND t.business_day BETWEEN $1 AND $2
                      AND went_straight(t.status, t.action_count, t.recall_count, t.called_at)
                    UNION ALL
                    SELECT p.business_day, floor(date_part('epoch', p.issued_at - d.starts_at) / 3600)::integer,
                        p.queue_id, p.item_id, p.window_id, p.staff_id,
                        CASE p.part WHEN 0 THEN 1 WHEN -1 THEN 32 ELSE 2 * p.called::integer + 4 * p.finished::integer
                            + 8 * p.missed::integer + 16 * p.transferred::integer END,
                        p.waited_seconds, p.served_seconds
                    FROM visit_part p JOIN unnest($3, $4, $5) AS d (day, starts_at, ends_at) ON d.day = p.business_day
                    WHERE p.business_day BETWEEN $1 AND $2
                ) v {zone}
                WHERE $7 OR v.staff_id = $8 OR v.window_id = ANY ($9)
            ) v GROUP BY GROUPING SETS ({sets})
        ), line AS (
            SELECT c.place, false AS is_total, coalesce(c.key, -1) AS key, c.by_waiting, c.marks, c.people, c.waited,
                c.served, CASE WHEN c.by_waiting THEN c.waited_minutes ELSE c.served_minutes END AS minutes
            FROM cell c
            UNION ALL
            SELECT c.place, true, -1, c.by_waiting, c.marks, sum(c.people), sum(c.waited), sum(c.served),
                CASE WHEN c.by_waiting THEN c.waited_minutes ELSE c.served_minutes END AS minutes
            FROM cell c GROUP BY c.place, c.by_waiting, c.marks, minutes
        ), told AS (
            SELECT l.*, sum(l.people) FILTER (WHERE l.minutes IS NOT NULL) OVER w AS everyone,
                sum(l.people) FILTER (WHERE l.minutes IS NOT NULL) OVER (w ORDER BY l.minutes) AS so_far
            FROM line l WINDOW w AS (PARTITION BY l.place, l.is_total, l.key, l.by_waiting)
        ), figure AS (
            SELECT t.place, t.is_total, t.key,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 1 > 0), 0)::bigint AS taken,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 2 > 0), 0)::bigint AS called,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 4 > 0), 0)::bigint AS finished,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 8 > 0), 0)::bigint AS missed,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 16 > 0), 0)::bigint AS transferred,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.marks & 32 > 0), 0)::bigint AS cancelled,
                coalesce(sum(t.people) FILTER (WHERE t.by_waiting AND t.minutes IS NOT NULL), 0)::bigint AS waited_count,
                coalesce(sum(t.waited) FILTER (WHERE t.by_waiting), 0)::bigint AS waited_seconds,
                min(t.minutes) FILTER (WHERE t.by_waiting AND t.so_far * 10 >= t.everyone * 9) AS waited_within,
                coalesce(sum(t.people) FILTER (WHERE NOT t.by_waiting AND t.minutes IS NOT NULL), 0)::bigint
                    AS served_count,
                coalesce(sum(t.served) FILTER (WHERE NOT t.by_waiting), 0)::bigint AS served_seconds,
                min(t.minutes) FILTER (WHERE NOT t.by_waiting AND t.so_far * 10 >= t.everyone * 9) AS served_within
            FROM told t GROUP BY t.place, t.is_total, t.key
        )
        -- Numbers are taken from the hall and cancelled by it, not by a window or a clerk.
        SELECT k.kind, f.is_total, f.key, CASE WHEN k.gives OR ($7 AND f.is_total) THEN f.taken ELSE 0 END, f.called,
            f.finished, f.missed, f.transferred, CASE WHEN k.gives OR ($7 AND f.is_total) THEN f.cancelled ELSE 0 END,
            f.waited_count, f.waited_seconds, f.waited_within, f.served_count, f.served_seconds, f.served_within
        FROM figure f
        JOIN (SELECT w.kind, w.place, $7 AND w.kind NOT IN ('window', 'staff') AS gives
              FROM unnest($10) WITH ORDINALITY AS w (kind, place)) k USING (place)
        WHERE f.is_total OR f.key >= 0
    $query$, '{which}', which), '{key_of}', key_of), '{keys}', keys), '{sets}', sets),
        '{zone}', CASE WHEN 'zone' = ANY (kinds) THEN 'JOIN queue q USING (queue_id)' ELSE '' END)
    USING from_day, until_day, days, starts,
        starts[2:] || ARRAY[(until_day + 1)::timestamp AT TIME ZONE here.time_zone], here.hall_id,
        sees_all, me, my_window_ids(), kinds;
END
$$;

-- Who waits, stands at a window or is parked at this moment, by the same kinds; a window's waiting are those whom it
-- could call, a clerk's those of the windows that the clerk holds. `waiting_since` is when the first of them came.
CREATE OR REPLACE FUNCTION queue_now(by_what text)
RETURNS TABLE (is_total boolean, key integer, waiting bigint, serving bigint, parked bigint, waiting_since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH clock AS MATERIALIZED (
        SELECT today() AS day, today()::timestamp AT TIME ZONE h.time_zone AS began, h.time_zone, my_staff_id() AS me,
               my_window_ids() AS mine, sees_every_case() AS sees_all
        FROM hall h ORDER BY hall_id LIMIT 1
    ), sitting AS MATERIALIZED (
        SELECT s.window_id, s.staff_id FROM window_session s WHERE s.closed_at IS NULL
    ), person AS MATERIALIZED (
        SELECT t.ticket_id, t.status, t.queued_at, t.item_id, t.queue_id, q.zone_id, t.window_id,
            t.served_by AS staff_id, extract(hour FROM t.issued_at AT TIME ZONE k.time_zone)::integer AS hour,
            CASE WHEN t.status <> 'waiting' THEN ARRAY[t.window_id]
                 WHEN t.reserved_window_id IS NOT NULL THEN ARRAY[t.reserved_window_id]
                 ELSE ARRAY(SELECT wq.window_id FROM window_queue wq WHERE wq.queue_id = t.queue_id) END AS windows
        FROM ticket t JOIN queue q USING (queue_id) CROSS JOIN clock k
        WHERE t.status IN ('waiting', 'called', 'serving', 'parked')
          AND (t.business_day = k.day OR t.last_called_at >= k.began OR (t.status = 'waiting' AND q.keeps_over_night))
    ), seen AS (
        SELECT p.* FROM person p CROSS JOIN clock k
        WHERE k.sees_all OR (k.me IS NOT NULL AND (p.windows && k.mine OR (p.staff_id = k.me AND p.status <> 'waiting')))
    ), placed AS (
        SELECT true AS is_total, -1 AS key, s.* FROM seen s
        UNION ALL
        SELECT false, CASE by_what WHEN 'item' THEN s.item_id WHEN 'queue' THEN s.queue_id WHEN 'zone' THEN s.zone_id
            WHEN 'hour' THEN s.hour WHEN 'day' THEN k.day - date '2000-01-01' END, s.* FROM seen s CROSS JOIN clock k
        UNION ALL
        SELECT false, w.window_id, s.* FROM seen s CROSS JOIN unnest(s.windows) AS w (window_id) CROSS JOIN clock k
        WHERE by_what = 'window' AND (k.sees_all OR w.window_id = ANY (k.mine))
        UNION ALL
        SELECT false, h.staff_id, s.* FROM seen s JOIN sitting h ON h.window_id = ANY (s.windows) CROSS JOIN clock k
        WHERE by_what = 'staff' AND s.status = 'waiting' AND (k.sees_all OR h.staff_id = k.me)
        UNION ALL
        SELECT false, s.staff_id, s.* FROM seen s WHERE by_what = 'staff' AND s.status <> 'waiting'
    )
    SELECT p.is_total, p.key, count(DISTINCT p.ticket_id) FILTER (WHERE p.status = 'waiting'),
        count(DISTINCT p.ticket_id) FILTER (WHERE p.status IN ('called', 'serving')),
        count(DISTINCT p.ticket_id) FILTER (WHERE p.status = 'parked'),
        min(p.queued_at) FILTER (WHERE p.status = 'waiting')
    FROM placed p WHERE p.key IS NOT NULL GROUP BY p.is_total, p.key
$$;
