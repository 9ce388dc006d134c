-- Tickets: a client inserts an action, this trigger decides, stamps, links and applies it.

CREATE OR REPLACE FUNCTION ticket_label(prefix text, number integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT prefix || CASE WHEN number < 1000 THEN lpad(number::text, 3, '0') ELSE number::text END
$$;

CREATE OR REPLACE FUNCTION check_ticket_guard(guard text, t ticket, act ticket_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    CASE guard
    WHEN 'holds_window' THEN
        IF NOT EXISTS (SELECT FROM window_session s WHERE s.window_id = act.window_id AND s.closed_at IS NULL
                       AND s.staff_id = act.staff_id) THEN
            PERFORM refuse('window_not_held', jsonb_build_object('window_id', act.window_id));
        END IF;
    WHEN 'same_window' THEN
        IF t.window_id IS DISTINCT FROM act.window_id THEN
            PERFORM refuse('ticket_elsewhere', jsonb_build_object(
                'ticket', ticket_label(t.prefix, t.number),
                'window', (SELECT number FROM service_window WHERE window_id = t.window_id)));
        END IF;
    WHEN 'window_free' THEN
        IF EXISTS (SELECT FROM ticket o WHERE o.window_id = act.window_id AND o.status IN ('called', 'serving')
                   AND o.ticket_id <> t.ticket_id) THEN
            PERFORM refuse('window_busy', jsonb_build_object('window_id', act.window_id));
        END IF;
    WHEN 'recall_allowed' THEN
        IF t.recall_count >= rule('recall_maximum') THEN
            PERFORM refuse('recall_maximum', jsonb_build_object('maximum', rule('recall_maximum')));
        ELSIF act.at < t.last_called_at + make_interval(secs => rule('recall_cool_down_seconds')) THEN
            PERFORM refuse('recall_too_soon', jsonb_build_object('seconds', ceil(extract(epoch FROM
                t.last_called_at + make_interval(secs => rule('recall_cool_down_seconds')) - act.at))));
        END IF;
    WHEN 'reason' THEN
        IF is_blank(act.payload ->> 'reason') THEN
            PERFORM refuse('reason_missing', jsonb_build_object('action', act.action));
        END IF;
    END CASE;
END
$$;

CREATE OR REPLACE FUNCTION issue_ticket(act ticket_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    q queue;
    given integer;
    day date;
BEGIN
    SELECT * INTO q FROM queue WHERE queue_id = (act.payload ->> 'queue_id')::integer;
    IF NOT FOUND THEN
        PERFORM refuse('queue_unknown', '{}');
    END IF;
    day := business_day(q.hall_id);
    -- The counter row is locked until commit: numbers are unique and have no holes.
    INSERT INTO ticket_counter AS c (hall_id, business_day, prefix, last_number)
    VALUES (q.hall_id, day, q.prefix, 1)
    ON CONFLICT (hall_id, business_day, prefix) DO UPDATE SET last_number = c.last_number + 1
    RETURNING last_number INTO given;
    INSERT INTO ticket (ticket_id, hall_id, queue_id, item_id, business_day, prefix, number, status,
                        priority, queued_at, issued_at)
    VALUES (act.ticket_id, q.hall_id, q.queue_id, (act.payload ->> 'item_id')::integer, day, q.prefix, given,
            'waiting', CASE WHEN coalesce(act.payload ->> 'priority_reason', '') = '' THEN 0 ELSE 1 END,
            act.at, act.at);
END
$$;

-- Only callable by the trigger below; what each action changes beside the status.
CREATE OR REPLACE FUNCTION apply_to_ticket(act ticket_action) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE ticket t SET
        status = act.to_status,
        window_id = CASE
            WHEN act.action IN ('call', 'unpark') THEN act.window_id
            WHEN act.action IN ('return', 'transfer', 'requeue') THEN NULL
            ELSE t.window_id END,
        queue_id = CASE WHEN act.action = 'transfer'
            THEN coalesce((act.payload ->> 'queue_id')::integer, t.queue_id) ELSE t.queue_id END,
        reserved_window_id = CASE
            WHEN act.action = 'transfer' THEN (act.payload ->> 'window_id')::integer
            WHEN act.action = 'requeue' THEN NULL
            ELSE t.reserved_window_id END,
        queued_at = CASE WHEN act.action = 'requeue' THEN act.at ELSE t.queued_at END,
        called_at = CASE WHEN act.action = 'call' THEN act.at ELSE t.called_at END,
        last_called_at = CASE WHEN act.action IN ('call', 'recall') THEN act.at ELSE t.last_called_at END,
        recall_count = CASE act.action WHEN 'call' THEN 0 WHEN 'recall' THEN t.recall_count + 1
            ELSE t.recall_count END,
        started_at = CASE WHEN act.action = 'start' THEN act.at ELSE t.started_at END,
        finished_at = CASE WHEN act.to_status IN ('done', 'cancelled') THEN act.at ELSE t.finished_at END,
        action_count = act.seq,
        head_hash = act.hash
    WHERE t.ticket_id = act.ticket_id
$$;

CREATE OR REPLACE FUNCTION on_ticket_action() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    t ticket;
    rule transition;
    guard text;
BEGIN
    PERFORM say_once(NEW.action_id);
    IF EXISTS (SELECT FROM ticket_action WHERE action_id = NEW.action_id) THEN
        RETURN NULL; -- said before: the caller reads the first answer (DESIGN D4)
    END IF;
    IF NEW.action = 'call' AND NEW.from_status IS NULL THEN -- only call_next, which knows the turn, may fill this in
        PERFORM refuse('not_in_turn', '{}');
    END IF;
    NEW.actor := session_user;
    NEW.staff_id := my_staff_id();
    NEW.payload := coalesce(NEW.payload, '{}');
    SELECT * INTO t FROM ticket WHERE ticket_id = NEW.ticket_id FOR UPDATE;
    NEW.at := app_now(); -- behind the lock: along a chain time never goes back
    rule := find_transition('ticket', NEW.action, coalesce(t.status, ''));
    FOREACH guard IN ARRAY rule.guards LOOP
        PERFORM check_ticket_guard(guard, t, NEW);
    END LOOP;
    NEW.from_status := t.status;
    NEW.to_status := rule.to_status;
    NEW.seq := coalesce(t.action_count, 0) + 1;
    NEW.prev_hash := t.head_hash;
    NEW.xact_id := pg_current_xact_id();
    NEW.hash := action_link(NEW.prev_hash, NEW.action_id, NEW.ticket_id, NEW.seq, NEW.action, NEW.from_status,
        NEW.to_status, NEW.actor, NEW.at, NEW.staff_id, NEW.window_id, NEW.xact_id, NEW.payload);
    IF NEW.action = 'issue' THEN
        PERFORM issue_ticket(NEW);
    END IF;
    PERFORM apply_to_ticket(NEW);
    PERFORM pg_notify('counter', json_build_object(
        'topic', 'queue', 'id', NEW.ticket_id, 'action', NEW.action, 'window_id', NEW.window_id)::text);
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS ticket_action_decides ON ticket_action;
CREATE TRIGGER ticket_action_decides BEFORE INSERT ON ticket_action
    FOR EACH ROW EXECUTE FUNCTION on_ticket_action();

-- Call the next person (DESIGN D5): one statement; whoever loses the race gets the next one in line.
-- Returns NULL when nobody waits. A definer function, because FOR UPDATE would else need a right to UPDATE.
CREATE OR REPLACE FUNCTION call_next(new_action_id uuid, at_window integer) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO ticket_action (action_id, ticket_id, action, window_id, from_status)
    SELECT new_action_id, t.ticket_id, 'call', at_window, t.status
    FROM ticket t
    WHERE t.status = 'waiting'
      AND t.business_day = (SELECT business_day(w.hall_id) FROM service_window w WHERE w.window_id = at_window)
      AND (t.reserved_window_id = at_window OR (t.reserved_window_id IS NULL AND t.queue_id = ANY (
              ARRAY(SELECT wq.queue_id FROM window_queue wq WHERE wq.window_id = at_window))))
    ORDER BY t.priority DESC, t.queued_at, t.prefix, t.number -- the order of ix_ticket_waiting, to the last column
    FOR UPDATE OF t SKIP LOCKED
    LIMIT 1
    RETURNING ticket_id
$$;

-- A window is opened by one person at a time; a second opening by the same person takes the first over.
CREATE OR REPLACE FUNCTION open_window(new_session_id uuid, at_window integer) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    held window_session;
    w service_window;
BEGIN
    SELECT * INTO held FROM window_session WHERE session_id = new_session_id;
    IF FOUND THEN
        IF (held.staff_id, held.window_id) IS DISTINCT FROM (my_staff_id(), at_window) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN new_session_id;
    END IF;
    SELECT * INTO w FROM service_window WHERE window_id = at_window FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('window_unknown', '{}');
    END IF;
    IF NOT (has_duty('clerk') OR has_duty('chief_representative') OR has_duty('township_clerk')) THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'open_window'));
    END IF;
    IF w.org_unit_id IS NOT NULL AND NOT w.org_unit_id = ANY (my_unit_ids()) THEN
        PERFORM refuse('window_of_other_department', jsonb_build_object('window', w.number));
    END IF;
    SELECT * INTO held FROM window_session WHERE window_id = at_window AND closed_at IS NULL;
    IF FOUND AND held.staff_id <> my_staff_id()
       AND held.heartbeat_at > app_now() - make_interval(secs => rule('window_lost_seconds')) THEN
        PERFORM refuse('window_taken', jsonb_build_object('window', w.number,
            'name', (SELECT name FROM staff WHERE staff_id = held.staff_id)));
    END IF;
    UPDATE window_session SET closed_at = app_now()
    WHERE closed_at IS NULL AND (window_id = at_window OR staff_id = my_staff_id());
    INSERT INTO window_session (session_id, window_id, staff_id, opened_at, heartbeat_at)
    VALUES (new_session_id, at_window, my_staff_id(), app_now(), app_now());
    PERFORM pg_notify('counter', json_build_object('topic', 'window', 'id', at_window)::text);
    RETURN new_session_id;
END
$$;

CREATE OR REPLACE FUNCTION touch_window(held_session_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE window_session SET heartbeat_at = app_now()
    WHERE session_id = held_session_id AND staff_id = my_staff_id() AND closed_at IS NULL;
    RETURN FOUND;
END
$$;

CREATE OR REPLACE FUNCTION pause_window(held_session_id uuid, reason text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    at_window integer;
BEGIN
    -- An empty reason ends the pause; the same reason again is the same pause, which began when it began.
    UPDATE window_session SET pause_reason = nullif(btrim(reason), ''),
        paused_at = CASE WHEN btrim(reason) = '' THEN NULL WHEN pause_reason = btrim(reason) THEN paused_at
            ELSE app_now() END,
        heartbeat_at = app_now()
    WHERE session_id = held_session_id AND staff_id = my_staff_id() AND closed_at IS NULL
    RETURNING window_id INTO at_window;
    IF at_window IS NOT NULL THEN
        PERFORM pg_notify('counter', json_build_object('topic', 'window', 'id', at_window)::text);
    END IF;
    RETURN at_window IS NOT NULL;
END
$$;

CREATE OR REPLACE FUNCTION close_window(held_session_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    at_window integer;
BEGIN
    UPDATE window_session SET closed_at = app_now()
    WHERE session_id = held_session_id AND staff_id = my_staff_id() AND closed_at IS NULL
    RETURNING window_id INTO at_window;
    IF at_window IS NOT NULL THEN
        PERFORM pg_notify('counter', json_build_object('topic', 'window', 'id', at_window)::text);
    END IF;
    RETURN at_window IS NOT NULL;
END
$$;

-- How many wait whom a window that serves this queue would call before a visitor of that queue, waiting since
-- `since` with that number: what call_next takes first at any of those windows, whichever queue it stands in.
-- A reserved ticket counts at its own window only, and a visitor reserved for a window waits for that window only.
CREATE OR REPLACE FUNCTION waiting_before(at_queue integer, reserved_window integer DEFAULT NULL,
    with_priority integer DEFAULT 0, since timestamptz DEFAULT 'infinity', own_prefix text DEFAULT '',
    own_number integer DEFAULT 0) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH caller AS MATERIALIZED (
        SELECT CASE WHEN reserved_window IS NULL
            THEN ARRAY(SELECT wq.window_id FROM window_queue wq WHERE wq.queue_id = at_queue)
            ELSE ARRAY[reserved_window] END AS windows
    ), reach AS MATERIALIZED (
        -- The queue itself is there also while no window serves it.
        SELECT c.windows, at_queue || ARRAY(SELECT wq.queue_id FROM window_queue wq
                                            WHERE wq.window_id = ANY (c.windows)) AS queues
        FROM caller c
    )
    SELECT count(*)::integer FROM reach r JOIN ticket o
        ON o.reserved_window_id = ANY (r.windows)
        OR (o.reserved_window_id IS NULL AND o.queue_id = ANY (r.queues))
    WHERE o.status = 'waiting' AND o.business_day = (SELECT today())
      AND (o.priority > with_priority OR (o.priority = with_priority
           AND (o.queued_at, o.prefix, o.number) < (since, own_prefix, own_number)))
$$;

-- A ticket as it stands on paper: all that a kiosk may read of it, and the place in line at this moment.
CREATE OR REPLACE FUNCTION issued_ticket(asked_ticket_id uuid)
RETURNS TABLE (ticket_id uuid, label text, people_ahead integer, item_name text, zone_name text,
               window_numbers text, issued_at timestamptz, hall_name text, is_priority boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.ticket_id, ticket_label(t.prefix, t.number),
           waiting_before(t.queue_id, t.reserved_window_id, t.priority, t.queued_at, t.prefix, t.number),
           coalesce(i.name, q.name), z.name,
           coalesce((SELECT string_agg(w.number, '、' ORDER BY w.number) FROM window_queue wq
                     JOIN service_window w USING (window_id) WHERE wq.queue_id = q.queue_id), ''),
           t.issued_at, h.name, t.priority > 0
    FROM ticket t JOIN queue q USING (queue_id) JOIN zone z USING (zone_id) JOIN hall h ON h.hall_id = t.hall_id
    LEFT JOIN service_item i ON i.item_id = t.item_id
    WHERE t.ticket_id = asked_ticket_id
$$;
