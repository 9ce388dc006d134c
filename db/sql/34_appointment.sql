-- Bookings (预约): a place in a slot of a later day, for one person. Clients hold no right on the table; each function
-- says who may ask it. Rules in words: docs/queue.md; the pure ones again in counter_app/domain/appointments.py.

CREATE OR REPLACE FUNCTION require_booking_desk(act text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (has_duty('clerk') OR has_duty('chief_representative') OR has_duty('township_clerk')
            OR has_duty('kiosk')) THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', act));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION clock_text(at time) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT substr(at::text, 1, 5)
$$;

-- A local time of a day of the hall as an instant.
CREATE OR REPLACE FUNCTION hall_moment(hall integer, on_day date, at time) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (on_day + at) AT TIME ZONE h.time_zone FROM hall h WHERE h.hall_id = hall
$$;

-- The order's instant of a booking that was claimed at `at`: as if its holder had come `appointment_minutes` before
-- the slot begins, or before the check-in where that is later. So nobody who has waited for `appointment_minutes` is
-- passed by a booking that checks in now. A late one is a number like any other.
CREATE OR REPLACE FUNCTION appointment_turn_at(a appointment, at timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN a.status = 'checked_in'
        THEN greatest(hall_moment(a.hall_id, a.day, a.starts_at), at)
             - make_interval(mins => rule('appointment_minutes'))
        ELSE at END
$$;

-- What coming now would make of a booking: too_early, checked_in, late, or too_late.
CREATE OR REPLACE FUNCTION appointment_arrival(a appointment, at timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN at < hall_moment(a.hall_id, a.day, a.starts_at) - make_interval(mins => rule('check_in_early_minutes'))
            THEN 'too_early'
        WHEN at <= hall_moment(a.hall_id, a.day, a.ends_at) THEN 'checked_in'
        WHEN at <= hall_moment(a.hall_id, a.day, a.ends_at) + make_interval(mins => rule('check_in_late_minutes'))
            THEN 'late'
        ELSE 'too_late' END
$$;

-- The last day that can be booked today.
CREATE OR REPLACE FUNCTION last_booking_day() RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT yellow_until(today(), rule('booking_working_days'))
$$;

-- A hall with hours is open where it has any on that day; one without goes by the calendar alone.
CREATE OR REPLACE FUNCTION is_hall_open_on(hall integer, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM opening_hours o WHERE o.hall_id = hall)
        THEN EXISTS (SELECT FROM hall_spans(hall, on_day))
        ELSE coalesce((SELECT c.is_hall_open FROM calendar_day c WHERE c.day = on_day), false) END
$$;

-- Whether a span lies in the hours of the hall and of the queue on that day; without any, it does.
CREATE OR REPLACE FUNCTION is_within_hours(q queue, on_day date, from_at time, until_at time) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT from_at >= coalesce(q.opens_at, from_at) AND until_at <= coalesce(q.closes_at, until_at)
       AND (NOT EXISTS (SELECT FROM opening_hours o WHERE o.hall_id = q.hall_id)
            OR EXISTS (SELECT FROM hall_spans(q.hall_id, on_day) s
                       WHERE s.opens_at <= from_at AND until_at <= s.closes_at))
$$;

-- The slots of a queue on a day that take bookings, and how many places of each are free now.
CREATE OR REPLACE FUNCTION slots_on(at_queue integer, on_day date)
RETURNS TABLE (starts_at time, ends_at time, quota integer, free integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.starts_at, s.ends_at, s.booking_quota, greatest(0, s.booking_quota - (
               SELECT count(*) FROM appointment a
               WHERE a.queue_id = s.queue_id AND a.day = on_day AND a.starts_at = s.starts_at
                 AND a.status <> 'cancelled'))::integer
    FROM queue_slot s JOIN queue q USING (queue_id)
    WHERE s.queue_id = at_queue AND s.booking_quota > 0
      AND hall_moment(q.hall_id, on_day, s.starts_at) > app_now()
      AND is_within_hours(q, on_day, s.starts_at, s.ends_at)
    ORDER BY s.starts_at
$$;

-- The same for a screen: nothing on a day that cannot be booked.
CREATE OR REPLACE FUNCTION free_slots(at_queue integer, on_day date)
RETURNS TABLE (starts_at time, ends_at time, quota integer, free integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_booking_desk('book');
    RETURN QUERY SELECT s.* FROM queue q, slots_on(q.queue_id, on_day) s
        WHERE q.queue_id = at_queue AND on_day >= today() + rule('booking_days_ahead')
          AND on_day <= last_booking_day() AND is_hall_open_on(q.hall_id, on_day);
END
$$;

-- The days on which a queue can be booked, and how many places each has left.
CREATE OR REPLACE FUNCTION booking_days(at_queue integer)
RETURNS TABLE (day date, free integer, provisional boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_booking_desk('book');
    RETURN QUERY SELECT c.day, sum(s.free)::integer, c.provisional
        FROM calendar_day c JOIN queue q ON q.queue_id = at_queue CROSS JOIN LATERAL slots_on(at_queue, c.day) s
        WHERE c.day BETWEEN today() + rule('booking_days_ahead') AND last_booking_day()
          AND is_hall_open_on(q.hall_id, c.day)
        GROUP BY c.day, c.provisional ORDER BY c.day;
END
$$;

-- The hall's rules of booking, for screens that say them.
CREATE OR REPLACE FUNCTION booking_rules()
RETURNS TABLE (days_ahead integer, working_days integer, per_day integer, cancel_hours integer, early_minutes integer,
               late_minutes integer, worth_minutes integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT rule('booking_days_ahead'), rule('booking_working_days'), rule('bookings_per_day'),
           rule('booking_cancel_hours'), rule('check_in_early_minutes'), rule('check_in_late_minutes'),
           rule('appointment_minutes')
$$;

-- Matters whose queue takes bookings at all.
CREATE OR REPLACE FUNCTION bookable_matters()
RETURNS TABLE (item_id integer, queue_id integer, name text, department_name text, zone_name text, pinyin text,
               initials text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM require_booking_desk('book');
    RETURN QUERY SELECT i.item_id, q.queue_id, i.name, u.name, z.name, i.pinyin, i.initials
        FROM queue_item qi JOIN queue q USING (queue_id) JOIN zone z USING (zone_id)
        JOIN service_item i ON i.item_id = qi.item_id JOIN org_unit u ON u.org_unit_id = i.org_unit_id
        WHERE i.lifecycle = 'active'
          AND EXISTS (SELECT FROM queue_slot s WHERE s.queue_id = q.queue_id AND s.booking_quota > 0)
        ORDER BY z.name, u.name, i.name;
END
$$;

-- Whether a visitor has anything to do with bookings here: some queue has places, or a booking is still to come.
CREATE OR REPLACE FUNCTION takes_bookings() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM queue_slot s WHERE s.booking_quota > 0)
        OR EXISTS (SELECT FROM appointment a WHERE a.day >= today() AND a.status = 'booked')
$$;

CREATE OR REPLACE FUNCTION check_booking_day(hall integer, on_day date) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF on_day IS NULL OR on_day < today() + rule('booking_days_ahead') THEN
        PERFORM refuse('booking_too_soon', jsonb_build_object('days', rule('booking_days_ahead')));
    ELSIF on_day > last_booking_day() THEN
        PERFORM refuse('booking_too_far', jsonb_build_object(
            'days', rule('booking_working_days'), 'last', last_booking_day()));
    ELSIF NOT is_hall_open_on(hall, on_day) THEN
        PERFORM refuse('hall_closed_on', jsonb_build_object('day', on_day));
    END IF;
END
$$;

-- What a person holds already on that day; whoever asks holds the person's lock.
CREATE OR REPLACE FUNCTION check_person_may_book(key bytea, at_queue integer, on_day date) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    held appointment;
    held_count integer;
BEGIN
    SELECT count(*) INTO held_count FROM appointment a
    WHERE a.visitor_key = key AND a.day = on_day AND a.status <> 'cancelled';
    SELECT * INTO held FROM appointment a
    WHERE a.visitor_key = key AND a.day = on_day AND a.status <> 'cancelled'
    ORDER BY (a.queue_id = at_queue) DESC, a.starts_at LIMIT 1;
    IF held.queue_id = at_queue OR held_count >= rule('bookings_per_day') THEN
        PERFORM refuse('booked_already', jsonb_build_object('day', on_day, 'starts', clock_text(held.starts_at),
            'ends', clock_text(held.ends_at), 'queue', (SELECT name FROM queue WHERE queue_id = held.queue_id),
            'most', rule('bookings_per_day')));
    END IF;
END
$$;

-- Book a place. The same id with the same facts again answers as the first time; two who want the last place of a slot
-- wait for each other at the slot's row, and the second is told that it is full.
CREATE OR REPLACE FUNCTION book_appointment(new_appointment_id uuid, at_queue integer, of_item integer, on_day date,
    slot_starts_at time, id_kind text, id_number text, name text, phone text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    known appointment;
    q queue;
    slot queue_slot;
    key bytea;
BEGIN
    PERFORM require_booking_desk('book');
    PERFORM say_once(new_appointment_id);
    IF is_blank(id_kind) OR is_blank(id_number) THEN
        PERFORM refuse('identity_missing', '{}');
    END IF;
    key := visitor_key_of(id_kind, id_number);
    SELECT * INTO known FROM appointment a WHERE a.appointment_id = new_appointment_id;
    IF FOUND THEN
        IF (known.queue_id, known.item_id, known.day, known.starts_at, known.visitor_key, known.booked_by)
           IS DISTINCT FROM (at_queue, of_item, on_day, slot_starts_at, key, session_user::text) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN new_appointment_id;
    END IF;
    SELECT * INTO q FROM queue WHERE queue_id = at_queue;
    IF NOT FOUND THEN
        PERFORM refuse('queue_unknown', '{}');
    ELSIF of_item IS NOT NULL AND NOT EXISTS (
            SELECT FROM queue_item qi WHERE qi.queue_id = at_queue AND qi.item_id = of_item) THEN
        PERFORM refuse('item_not_in_force', '{}');
    END IF;
    PERFORM check_booking_day(q.hall_id, on_day);
    -- Two desks may book for one person at once: the second sees what the first did.
    PERFORM pg_advisory_xact_lock(hashtextextended('booking of ' || encode(key, 'hex'), 0));
    PERFORM check_person_may_book(key, at_queue, on_day);
    SELECT * INTO slot FROM queue_slot WHERE queue_id = at_queue AND starts_at = slot_starts_at FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT FROM slots_on(at_queue, on_day) s WHERE s.starts_at = slot_starts_at) THEN
        PERFORM refuse('slot_unknown', '{}');
    ELSIF (SELECT s.free FROM slots_on(at_queue, on_day) s WHERE s.starts_at = slot_starts_at) = 0 THEN
        PERFORM refuse('slot_full', jsonb_build_object('starts', clock_text(slot.starts_at),
            'ends', clock_text(slot.ends_at)));
    END IF;
    INSERT INTO appointment (appointment_id, hall_id, queue_id, item_id, day, starts_at, ends_at, visitor_key, id_kind,
                             id_number, name, phone)
    VALUES (new_appointment_id, q.hall_id, at_queue, of_item, on_day, slot.starts_at, slot.ends_at, key,
            id_kind, id_number, coalesce(name, ''), coalesce(phone, ''));
    PERFORM notify_booking(new_appointment_id);
    RETURN new_appointment_id;
END
$$;

CREATE OR REPLACE FUNCTION notify_booking(changed uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_notify('counter', json_build_object('topic', 'booking', 'id', changed)::text)
$$;

-- What stands in the way of changing a booking that is no longer just booked.
CREATE OR REPLACE FUNCTION refuse_unless_booked(a appointment) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF a.appointment_id IS NULL THEN
        PERFORM refuse('booking_unknown', '{}');
    ELSIF a.status = 'cancelled' THEN
        PERFORM refuse('booking_cancelled', '{}');
    ELSIF a.status = 'no_show' THEN
        PERFORM refuse('check_in_too_late', jsonb_build_object(
            'starts', clock_text(a.starts_at), 'ends', clock_text(a.ends_at)));
    ELSIF a.status <> 'booked' THEN
        PERFORM refuse('checked_in_before', jsonb_build_object('ticket', (
            SELECT ticket_label(t.prefix, t.number) FROM ticket t WHERE t.appointment_id = a.appointment_id
            ORDER BY t.issued_at LIMIT 1)));
    END IF;
END
$$;

-- Whose it was is forgotten at once.
CREATE OR REPLACE FUNCTION cancel_appointment(new_action_id uuid, asked_appointment_id uuid, said_reason text)
RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a appointment;
BEGIN
    PERFORM require_booking_desk('cancel_booking');
    PERFORM say_once(new_action_id);
    SELECT * INTO a FROM appointment WHERE appointment_id = asked_appointment_id FOR UPDATE;
    IF a.change_id = new_action_id AND a.status = 'cancelled' THEN
        RETURN asked_appointment_id;
    ELSIF EXISTS (SELECT FROM ticket_action WHERE action_id = new_action_id) THEN
        PERFORM refuse('action_id_reused', '{}');
    END IF;
    PERFORM refuse_unless_booked(a);
    IF app_now() > hall_moment(a.hall_id, a.day, a.starts_at) - make_interval(hours => rule('booking_cancel_hours')) THEN
        PERFORM refuse('cancel_too_late', jsonb_build_object('hours', rule('booking_cancel_hours')));
    END IF;
    UPDATE appointment SET status = 'cancelled', changed_at = app_now(), changed_by = session_user,
        change_id = new_action_id, reason = coalesce(said_reason, ''), id_number = '', name = '', phone = ''
    WHERE appointment_id = asked_appointment_id;
    PERFORM notify_booking(asked_appointment_id);
    RETURN asked_appointment_id;
END
$$;

-- Whether the queue is open at a moment or will be once more before the day is over.
CREATE OR REPLACE FUNCTION is_open_later(of_queue integer, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT o.is_open OR coalesce(local_day(o.opens_at) = local_day(moment), false)
    FROM queue q CROSS JOIN LATERAL opening_at(q.hall_id, moment, q.opens_at, q.closes_at) o
    WHERE q.queue_id = of_queue
$$;

-- Called while a number is being given: the booking becomes checked_in or late, or the number is refused. Of two
-- kiosks the second waits for the first, and is told the number that was given. The span of the check-in decides and
-- not the hours: whoever is booked for the end of a break waits in the hall already. Only when nobody will be called
-- any more on that day is no number given.
CREATE OR REPLACE FUNCTION claim_appointment(act ticket_action) RETURNS appointment
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a appointment;
    arrival text;
BEGIN
    SELECT * INTO a FROM appointment WHERE appointment_id = (act.payload ->> 'appointment_id')::uuid FOR UPDATE;
    PERFORM refuse_unless_booked(a);
    IF a.queue_id <> (act.payload ->> 'queue_id')::integer THEN
        PERFORM refuse('booking_of_other_queue', jsonb_build_object(
            'queue', (SELECT name FROM queue WHERE queue_id = a.queue_id)));
    ELSIF a.day <> business_day(a.hall_id) THEN
        PERFORM refuse('booking_of_other_day', jsonb_build_object('day', a.day,
            'starts', clock_text(a.starts_at), 'ends', clock_text(a.ends_at)));
    ELSIF NOT is_open_later(a.queue_id, act.at) THEN
        PERFORM refuse('check_in_closed', jsonb_build_object('queue', (SELECT name FROM queue WHERE queue_id = a.queue_id),
            'starts', clock_text(a.starts_at), 'ends', clock_text(a.ends_at)));
    END IF;
    arrival := appointment_arrival(a, act.at);
    IF arrival = 'too_early' THEN
        PERFORM refuse('check_in_too_early', jsonb_build_object('starts', clock_text(a.starts_at),
            'ends', clock_text(a.ends_at),
            'open', clock_text(a.starts_at - make_interval(mins => rule('check_in_early_minutes')))));
    ELSIF arrival = 'too_late' THEN
        PERFORM refuse('check_in_too_late', jsonb_build_object(
            'starts', clock_text(a.starts_at), 'ends', clock_text(a.ends_at)));
    END IF;
    UPDATE appointment SET status = arrival, changed_at = act.at, changed_by = act.actor, change_id = act.action_id
    WHERE appointment_id = a.appointment_id RETURNING * INTO a;
    PERFORM notify_booking(a.appointment_id);
    RETURN a;
END
$$;

-- The end of a day (end_day, and close_leftovers for one that nobody ended): who did not come is recorded, and whose
-- the bookings were is forgotten. A booking that can still be checked in stays as it is: who ends the day too early
-- takes no place away. The same again changes nothing. Answers with how many did not come.
CREATE OR REPLACE FUNCTION miss_appointments(day_over date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    missed integer;
BEGIN
    IF day_over > today() THEN
        PERFORM refuse('day_still_to_come', jsonb_build_object('day', day_over));
    END IF;
    UPDATE appointment a SET status = 'no_show', changed_at = app_now(), changed_by = session_user
    WHERE a.day <= day_over AND a.id_number <> '' AND a.status = 'booked'
      AND appointment_arrival(a, app_now()) = 'too_late';
    GET DIAGNOSTICS missed = ROW_COUNT;
    UPDATE appointment a SET id_number = '', name = '', phone = ''
    WHERE a.day <= day_over AND a.id_number <> '' AND a.status <> 'booked';
    IF missed > 0 THEN
        PERFORM pg_notify('counter', json_build_object('topic', 'booking', 'id', NULL)::text);
    END IF;
    RETURN missed;
END
$$;

-- Bookings as screens show them: enough to know oneself, too little for others. Asked for by exactly one of three: a
-- day (all of it, for the desks and the supervisor), the identity number of whoever shows it (from today on; a kiosk's
-- only way to find one), or the id of a booking.
CREATE OR REPLACE FUNCTION find_bookings(of_day date, of_id_kind text, of_id_number text, of_appointment uuid)
RETURNS TABLE (appointment_id uuid, queue_id integer, item_id integer, matter text, zone_name text, window_numbers text,
               day date, starts_at time, ends_at time, status text, holder text, number_tail text, phone text,
               ticket text, reason text, arrival text, may_cancel boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    key bytea := CASE WHEN of_id_number <> '' THEN visitor_key_of(of_id_kind, of_id_number) END;
    until_cancel interval := make_interval(hours => rule('booking_cancel_hours'));
BEGIN
    IF of_day IS NULL THEN
        PERFORM require_booking_desk('find_booking');
    ELSIF has_duty('kiosk') OR NOT (has_duty('clerk') OR has_duty('chief_representative')
            OR has_duty('township_clerk') OR has_duty('supervisor')) THEN
        PERFORM refuse('not_your_duty', '{"action": "list_bookings"}');
    END IF;
    RETURN QUERY SELECT a.appointment_id, a.queue_id, a.item_id, coalesce(i.name, q.name), z.name,
        coalesce((SELECT string_agg(w.number, '、' ORDER BY w.number) FROM window_queue wq
                  JOIN service_window w USING (window_id) WHERE wq.queue_id = q.queue_id), ''),
        a.day, a.starts_at, a.ends_at, a.status, mask_name(a.name),
        CASE WHEN char_length(a.id_number) > 7 THEN right(a.id_number, 4) ELSE '' END, mask_number(a.phone, 3, 4),
        coalesce(ticket_label(t.prefix, t.number), ''), a.reason, appointment_arrival(a, app_now()),
        a.status = 'booked' AND app_now() <= hall_moment(a.hall_id, a.day, a.starts_at) - until_cancel
    FROM appointment a JOIN queue q USING (queue_id) JOIN zone z USING (zone_id)
    LEFT JOIN service_item i ON i.item_id = a.item_id
    LEFT JOIN ticket t ON t.appointment_id = a.appointment_id
    WHERE CASE WHEN of_day IS NOT NULL THEN a.day = of_day
               WHEN key IS NOT NULL THEN a.visitor_key = key AND a.day >= today()
               ELSE a.appointment_id = of_appointment END
    ORDER BY a.day, a.starts_at, a.booked_at, a.appointment_id;
END
$$;
