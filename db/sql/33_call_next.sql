-- A ticket as a window shows it; read by services/queue.py and answered by call_next_ticket.
CREATE OR REPLACE VIEW queued_ticket WITH (security_invoker = true) AS
SELECT t.ticket_id, ticket_label(t.prefix, t.number) AS label, t.status, t.queue_id, q.name AS queue_name, t.item_id,
       coalesce(i.name, '') AS item_name, t.priority, t.queued_at, t.called_at, t.started_at, t.recall_count,
       t.people, t.priority_reason, t.requeue_count,
       coalesce((SELECT w.number FROM service_window w
                 WHERE w.window_id = coalesce(t.window_id, t.reserved_window_id)), '') AS window_number,
       CASE WHEN t.status = 'parked' THEN coalesce((SELECT a.payload ->> 'reason' FROM ticket_action a
            WHERE a.ticket_id = t.ticket_id AND a.action = 'park' ORDER BY a.seq DESC LIMIT 1), '')
            ELSE '' END AS note
FROM ticket t JOIN queue q USING (queue_id) LEFT JOIN service_item i ON i.item_id = t.item_id;

-- Call the next person (DESIGN D5): of the heads of the window's queues, and of those reserved for it, the one whose
-- waiting time times the window's weight for the queue is longest. The heads are looked at without a lock, then the
-- best is locked; one that another window has just locked is passed over for the next best, and a queue whose heads
-- are all locked is looked at more deeply first. Where only one queue has anybody for this window there is nothing to
-- compare, and its first who is not locked is taken at once. Returns NULL when nobody waits. A definer function,
-- because FOR UPDATE would else need a right to UPDATE.
CREATE OR REPLACE FUNCTION call_next(new_action_id uuid, at_window integer) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_generic_plan -- planned anew for its LIMIT, each call would take three times as long
AS $$
DECLARE
    moment timestamptz := app_now();
    day date;
    day_began timestamptz;
    lines integer[];
    keeps boolean;
    is_reserved_for boolean;
    next_id uuid;
    called uuid;
BEGIN
    SELECT here.day, here.day::timestamp AT TIME ZONE here.time_zone, here.lines, here.keeps, here.is_reserved_for
    INTO day, day_began, lines, keeps, is_reserved_for
    FROM (SELECT (moment AT TIME ZONE h.time_zone)::date AS day, h.time_zone,
                 ARRAY(SELECT wq.queue_id FROM window_queue wq WHERE wq.window_id = at_window) AS lines,
                 EXISTS (SELECT FROM window_queue wq JOIN queue q USING (queue_id)
                         WHERE wq.window_id = at_window AND q.keeps_over_night) AS keeps,
                 EXISTS (SELECT FROM ticket t WHERE t.reserved_window_id = at_window AND t.status = 'waiting')
                     AS is_reserved_for
          FROM service_window w JOIN hall h USING (hall_id) WHERE w.window_id = at_window) here;
    IF cardinality(lines) = 1 AND NOT is_reserved_for THEN
        SELECT t.ticket_id INTO next_id FROM ticket t
        WHERE t.queue_id = lines[1] AND t.status = 'waiting' AND t.reserved_window_id IS NULL
          AND (t.business_day = day OR keeps OR t.last_called_at >= day_began)
        ORDER BY t.turn_at, t.prefix, t.number LIMIT 1 FOR UPDATE SKIP LOCKED;
    ELSE
        next_id := best_of_lines(at_window, moment, day, day_began);
    END IF;
    IF next_id IS NOT NULL THEN
        INSERT INTO ticket_action (action_id, ticket_id, action, window_id, from_status)
        VALUES (new_action_id, next_id, 'call', at_window, 'waiting') RETURNING ticket_id INTO called;
    -- Nobody waits: told to whoever sits there, and never instead of a refusal.
    ELSIF NOT at_window = ANY (my_window_ids())
          AND NOT EXISTS (SELECT FROM ticket_action a WHERE a.action_id = new_action_id) THEN
        PERFORM refuse('window_not_held', jsonb_build_object('window_id', at_window));
    END IF;
    RETURN called; -- NULL also where this was said before
END
$$;

-- Of several queues the visitor who comes first at this window, locked; NULL when nobody waits.
CREATE OR REPLACE FUNCTION best_of_lines(at_window integer, moment timestamptz, day date, day_began timestamptz)
RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    depth integer := 4;
    deeper boolean := true;
    passed integer[];
    head record;
BEGIN
    WHILE deeper LOOP
        deeper := false;
        passed := '{}';
        FOR head IN
            SELECT o.* FROM (
                SELECT h.*, wq.weight, wq.queue_id AS line
                FROM window_queue wq JOIN queue q USING (queue_id) CROSS JOIN LATERAL (
                    SELECT t.ticket_id, t.queue_id, t.reserved_window_id, t.turn_at, t.prefix, t.number FROM ticket t
                    WHERE t.queue_id = wq.queue_id AND t.status = 'waiting' AND t.reserved_window_id IS NULL
                      AND (t.business_day = day OR q.keeps_over_night OR t.last_called_at >= day_began)
                    ORDER BY t.turn_at, t.prefix, t.number LIMIT depth) h
                WHERE wq.window_id = at_window
                UNION ALL
                SELECT r.*, coalesce((SELECT max(wq.weight) FROM window_queue wq WHERE wq.window_id = at_window), 1), 0
                FROM (
                    SELECT t.ticket_id, t.queue_id, t.reserved_window_id, t.turn_at, t.prefix, t.number FROM ticket t
                    WHERE t.reserved_window_id = at_window AND t.status = 'waiting'
                      AND (t.business_day = day OR t.last_called_at >= day_began
                           OR (SELECT q.keeps_over_night FROM queue q WHERE q.queue_id = t.queue_id))
                    ORDER BY t.turn_at, t.prefix, t.number LIMIT depth) r) o
            ORDER BY (moment - o.turn_at) * o.weight DESC, o.turn_at, o.prefix, o.number
        LOOP
            PERFORM FROM ticket t
            WHERE t.ticket_id = head.ticket_id AND t.status = 'waiting' AND t.queue_id = head.queue_id
              AND t.reserved_window_id IS NOT DISTINCT FROM head.reserved_window_id AND t.turn_at = head.turn_at
            FOR UPDATE SKIP LOCKED;
            IF FOUND THEN
                RETURN head.ticket_id;
            END IF;
            passed := passed || head.line;
            deeper := cardinality(array_positions(passed, head.line)) = depth;
            EXIT WHEN deeper; -- behind it may stand somebody who comes before the other queues' heads
        END LOOP;
        depth := depth * 4;
    END LOOP;
    RETURN NULL;
END
$$;

-- Call the next visitor and tell who it is, in one trip; no row where nobody waits. Said again it answers as the
-- first time.
CREATE OR REPLACE FUNCTION call_next_ticket(new_action_id uuid, at_window integer) RETURNS SETOF queued_ticket
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    called uuid := call_next(new_action_id, at_window);
    said ticket_action;
BEGIN
    IF called IS NULL THEN
        SELECT * INTO said FROM ticket_action a WHERE a.action_id = new_action_id;
        IF FOUND AND (said.action, said.window_id) IS DISTINCT FROM ('call', at_window) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        called := said.ticket_id;
    END IF;
    RETURN QUERY SELECT v.* FROM queued_ticket v WHERE v.ticket_id = called;
END
$$;
