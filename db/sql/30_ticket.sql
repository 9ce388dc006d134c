-- Tickets: a client inserts an action, this trigger decides, stamps, links and applies it.

CREATE OR REPLACE FUNCTION ticket_label(prefix text, number integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT prefix || CASE WHEN number < 1000 THEN lpad(number::text, 3, '0') ELSE number::text END
$$;

-- When the hall's day began: what was called before belongs to a day that is over.
CREATE OR REPLACE FUNCTION day_start() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (app_now() AT TIME ZONE h.time_zone)::date::timestamp AT TIME ZONE h.time_zone
    FROM hall h ORDER BY hall_id LIMIT 1
$$;

-- Of today: taken or called today, or waiting in a queue that keeps its people over night. All others are leftovers.
CREATE OR REPLACE FUNCTION is_live(t ticket) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.business_day = today() OR coalesce(t.last_called_at >= day_start(), false)
        OR (t.status = 'waiting' AND q.keeps_over_night)
    FROM queue q WHERE q.queue_id = t.queue_id
$$;

-- Nobody sits there who still gives a sign of life.
CREATE OR REPLACE FUNCTION is_window_lost(at_window integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT FROM window_session s WHERE s.window_id = at_window AND s.closed_at IS NULL
            AND s.heartbeat_at >= app_now() - make_interval(secs => rule('window_lost_seconds')))
$$;

-- 0 for none, 1 for 优先, 2 for 绿色通道; NULL for a reason that the hall does not know.
CREATE OR REPLACE FUNCTION priority_of(reason text) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN coalesce(reason, '') = '' THEN 0
                WHEN reason IN ('老年人', '残疾人', '军人', '孕妇') THEN 1
                WHEN reason = '绿色通道' THEN 2 END
$$;

-- One open number per person and queue. Whoever enters a queue with a name waits here for the other one's commit.
CREATE OR REPLACE FUNCTION check_one_per_queue(person bytea, at_queue integer, but uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    held ticket;
BEGIN
    IF person IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(encode(person, 'hex') || at_queue, 0));
    SELECT * INTO held FROM ticket o WHERE o.queue_id = at_queue AND o.visitor_key = person
        AND o.status IN ('waiting', 'called', 'serving', 'parked') AND o.ticket_id <> but;
    IF NOT FOUND THEN
        RETURN;
    ELSIF is_live(held) THEN
        PERFORM refuse('ticket_open', jsonb_build_object('ticket', ticket_label(held.prefix, held.number),
            'ticket_id', held.ticket_id, 'queue', (SELECT name FROM queue WHERE queue_id = at_queue)));
    END IF;
    PERFORM close_out(held, 'leftover', '号码当日有效，未办完的已在当日结束时作废'); -- of an earlier day: nobody calls it
END
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
    WHEN 'of_window' THEN
        IF coalesce(t.reserved_window_id <> act.window_id, NOT EXISTS (SELECT FROM window_queue wq
                WHERE wq.window_id = act.window_id AND wq.queue_id = t.queue_id)) THEN
            PERFORM refuse('ticket_of_other_window', jsonb_build_object('ticket', ticket_label(t.prefix, t.number)));
        END IF;
    WHEN 'of_today' THEN
        IF NOT is_live(t) THEN
            PERFORM refuse('ticket_of_earlier_day', jsonb_build_object('ticket', ticket_label(t.prefix, t.number)));
        END IF;
    WHEN 'one_per_queue' THEN
        PERFORM check_one_per_queue(t.visitor_key,
            coalesce((act.payload ->> 'queue_id')::integer, t.queue_id), t.ticket_id);
    WHEN 'requeue_allowed' THEN
        IF t.requeue_count >= rule('requeue_maximum') THEN
            PERFORM refuse(CASE WHEN rule('requeue_maximum') = 0 THEN 'no_show_is_final' ELSE 'requeue_maximum' END,
                jsonb_build_object('ticket', ticket_label(t.prefix, t.number), 'maximum', rule('requeue_maximum')));
        END IF;
    WHEN 'window_lost' THEN
        -- Who waits for one window alone is held by it, too.
        IF coalesce(NOT is_window_lost(CASE WHEN t.status = 'waiting' THEN t.reserved_window_id ELSE t.window_id END),
                    true) OR (t.status = 'waiting' AND t.reserved_window_id IS NULL) THEN
            PERFORM refuse('window_alive', jsonb_build_object('ticket', ticket_label(t.prefix, t.number),
                'window', (SELECT number FROM service_window
                           WHERE window_id = coalesce(t.window_id, t.reserved_window_id))));
        END IF;
    WHEN 'closing' THEN
        -- At the end of the day supervision closes out whoever is left; a leftover anybody whom it meets.
        IF is_live(t) AND NOT (has_duty('supervisor') OR has_duty('centre_admin')) THEN
            PERFORM refuse('not_your_duty', jsonb_build_object('subject', 'ticket', 'action', act.action,
                'roles', jsonb_build_array('supervisor', 'centre_admin')));
        ELSIF t.status IN ('called', 'serving') AND NOT is_window_lost(t.window_id) THEN
            PERFORM refuse('ticket_elsewhere', jsonb_build_object('ticket', ticket_label(t.prefix, t.number),
                'window', (SELECT number FROM service_window WHERE window_id = t.window_id)));
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

-- The next number of a queue. The counter's row is locked until commit: numbers are unique and have no holes. Where
-- somebody of an earlier day still waits in a queue that keeps its people over night, counting goes on instead of
-- beginning anew, so that no two people hold the same number.
CREATE OR REPLACE FUNCTION take_number(q queue) RETURNS ticket_counter
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    taken ticket_counter;
    day date := business_day(q.hall_id);
BEGIN
    UPDATE ticket_counter c SET last_number = c.last_number + 1
    WHERE (c.hall_id, c.business_day, c.prefix) = (q.hall_id, day, q.prefix) RETURNING * INTO taken;
    IF FOUND THEN
        RETURN taken;
    END IF;
    INSERT INTO ticket_counter AS c (hall_id, business_day, prefix, last_number)
    VALUES (q.hall_id, day, q.prefix, 1 + CASE WHEN EXISTS (
        SELECT FROM ticket t JOIN queue kept USING (queue_id)
        WHERE t.status IN ('waiting', 'called', 'serving', 'parked', 'no_show') AND t.prefix = q.prefix
          AND t.business_day < day AND kept.keeps_over_night)
        THEN (SELECT o.last_number FROM ticket_counter o WHERE o.hall_id = q.hall_id AND o.prefix = q.prefix
              ORDER BY o.business_day DESC LIMIT 1) ELSE 0 END)
    ON CONFLICT (hall_id, business_day, prefix) DO UPDATE SET last_number = c.last_number + 1
    RETURNING * INTO taken;
    RETURN taken;
END
$$;

-- 出票时段、每段限号: behind the counter's lock, so that the last place of a span is given once. A number
-- that was cancelled takes no place: whoever ended the day too early has not used up the span.
CREATE OR REPLACE FUNCTION check_slot(q queue, act ticket_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    zone text := (SELECT time_zone FROM hall WHERE hall_id = q.hall_id);
    now_here timestamp := act.at AT TIME ZONE zone;
    slot queue_slot;
BEGIN
    SELECT * INTO slot FROM queue_slot s
    WHERE s.queue_id = q.queue_id AND now_here::time >= s.starts_at AND now_here::time < s.ends_at
    ORDER BY s.starts_at LIMIT 1;
    IF slot.walk_in_quota <= (SELECT count(*) FROM ticket t
            WHERE t.hall_id = q.hall_id AND t.business_day = now_here::date AND t.prefix = q.prefix
              AND t.appointment_id IS NULL AND t.status <> 'cancelled'
              AND t.issued_at >= (now_here::date + slot.starts_at) AT TIME ZONE zone
              AND t.issued_at < (now_here::date + slot.ends_at) AT TIME ZONE zone) THEN
        PERFORM refuse('slot_spent', jsonb_build_object('queue', q.name, 'quota', slot.walk_in_quota,
            'until', to_char(slot.ends_at, 'HH24:MI')));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION issue_ticket(act ticket_action, q queue, given ticket_counter) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    reason text := coalesce(act.payload ->> 'priority_reason', '');
    urgent integer := priority_of(reason);
    heads integer := coalesce((act.payload ->> 'people')::integer, 1);
    booked appointment;
    turn timestamptz;
BEGIN
    IF urgent IS NULL THEN
        PERFORM refuse('priority_reason_unknown', jsonb_build_object('reason', left(reason, 40)));
    ELSIF urgent = 2 AND NOT (has_duty('clerk') OR has_duty('chief_representative') OR has_duty('township_clerk')) THEN
        PERFORM refuse('green_channel_at_desk', '{}'); -- worth a whole day: somebody must have looked
    ELSIF heads NOT BETWEEN 1 AND 200 THEN
        PERFORM refuse('people_count', '{"most": 200}');
    END IF;
    turn := act.at - make_interval(mins => CASE urgent WHEN 0 THEN 0 WHEN 1 THEN rule('priority_minutes')
        ELSE rule('green_channel_minutes') END);
    IF act.payload ->> 'appointment_id' IS NULL THEN
        PERFORM check_hours(q, act.at);
        PERFORM check_slot(q, act);
    ELSE
        booked := claim_appointment(act);
        turn := least(turn, appointment_turn_at(booked, act.at));
        PERFORM check_one_per_queue(booked.visitor_key, q.queue_id, act.ticket_id);
    END IF;
    INSERT INTO ticket (ticket_id, hall_id, queue_id, item_id, business_day, prefix, number, status, priority,
                        priority_reason, queued_at, turn_at, people, issued_at, visitor_key, appointment_id)
    VALUES (act.ticket_id, q.hall_id, q.queue_id, (act.payload ->> 'item_id')::integer, given.business_day, q.prefix,
            given.last_number, 'waiting', urgent, reason, act.at, turn, heads, act.at,
            booked.visitor_key, booked.appointment_id);
    IF booked.appointment_id IS NOT NULL THEN
        INSERT INTO ticket_visitor (ticket_id, id_kind, id_number, name, phone)
        VALUES (act.ticket_id, booked.id_kind, booked.id_number, booked.name, booked.phone);
    END IF;
END
$$;

-- Where a visitor who missed the call stands again: so many numbers of the queue later, and never earlier than before.
CREATE OR REPLACE FUNCTION requeued_turn(t ticket) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT greatest(t.turn_at, max(passed.turn_at) + interval '1 microsecond')
    FROM (SELECT o.turn_at FROM ticket o
          WHERE o.queue_id = t.queue_id AND o.status = 'waiting' AND o.reserved_window_id IS NULL AND is_live(o)
          ORDER BY o.turn_at, o.prefix, o.number LIMIT rule('requeue_after')) passed
$$;

-- Only callable by the trigger below; what each action changes beside the status.
CREATE OR REPLACE FUNCTION apply_to_ticket(act ticket_action) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE ticket t SET
        status = act.to_status,
        window_id = CASE
            WHEN act.action IN ('call', 'call_given', 'unpark') THEN act.window_id
            WHEN act.action IN ('return', 'transfer', 'requeue', 'release') THEN NULL
            ELSE t.window_id END,
        served_by = CASE WHEN act.action IN ('call', 'call_given', 'unpark') THEN act.staff_id ELSE t.served_by END,
        queue_id = CASE WHEN act.action = 'transfer'
            THEN coalesce((act.payload ->> 'queue_id')::integer, t.queue_id) ELSE t.queue_id END,
        reserved_window_id = CASE
            WHEN act.action = 'transfer' THEN (act.payload ->> 'window_id')::integer
            WHEN act.action IN ('requeue', 'release') THEN NULL
            ELSE t.reserved_window_id END,
        turn_at = CASE WHEN act.action = 'requeue' THEN requeued_turn(t) ELSE t.turn_at END,
        requeue_count = t.requeue_count + CASE WHEN act.action = 'requeue' THEN 1 ELSE 0 END,
        called_at = CASE WHEN act.action IN ('call', 'call_given') THEN act.at ELSE t.called_at END,
        last_called_at = CASE WHEN act.action IN ('call', 'call_given', 'recall') THEN act.at
            ELSE t.last_called_at END,
        recall_count = CASE WHEN act.action IN ('call', 'call_given') THEN 0
            WHEN act.action = 'recall' THEN t.recall_count + 1 ELSE t.recall_count END,
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
    asked_queue queue;
    given ticket_counter;
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
    IF NEW.action = 'issue' THEN
        SELECT * INTO asked_queue FROM queue WHERE queue_id = (NEW.payload ->> 'queue_id')::integer;
        IF NOT FOUND THEN
            PERFORM refuse('queue_unknown', '{}');
        END IF;
        given := take_number(asked_queue); -- before the clock is read: the smaller number came earlier
    END IF;
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
        PERFORM issue_ticket(NEW, asked_queue, given);
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
    -- Whoever covers the clerk (AB角) may take the window over at any time; who stands there stays there.
    IF FOUND AND held.staff_id NOT IN (SELECT acting_for())
       AND held.heartbeat_at > app_now() - make_interval(secs => rule('window_lost_seconds')) THEN
        PERFORM refuse('window_taken', jsonb_build_object('window', w.number,
            'name', (SELECT name FROM staff WHERE staff_id = held.staff_id)));
    END IF;
    PERFORM close_leftovers(); -- the first one who opens a window sees to it that nothing carries over unseen
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
