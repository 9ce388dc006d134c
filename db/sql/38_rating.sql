-- 好差评 (国办发〔2019〕51号): who is asked, what was said, and what the supervisor did about the bad ones. A desk reads
-- none of these tables. No notice tells of a rating either: whoever listens would learn when the own visitor spoke.

-- Every service that is finished is one invitation, in the same transaction: 一次一评.
CREATE OR REPLACE FUNCTION invite_to_rate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM offer_rating(NEW.ticket_id, NEW.window_id, NEW.staff_id, NEW.at);
    RETURN NULL;
END
$$;

-- Offered again, it is the same invitation; one that was answered stays as it is.
CREATE OR REPLACE FUNCTION offer_rating(of_ticket uuid, at_window integer, by_staff integer, at timestamptz,
    asked uuid DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO rating_invitation AS i (invitation_id, ticket_id, window_id, staff_id, queue_id, item_id, offered_at,
                                        asked_action_id)
    SELECT gen_random_uuid(), t.ticket_id, at_window, by_staff, t.queue_id, t.item_id, at, asked
    FROM ticket t WHERE t.ticket_id = of_ticket
    ON CONFLICT (ticket_id) DO UPDATE SET
        window_id = CASE WHEN i.answered_at IS NULL THEN excluded.window_id ELSE i.window_id END,
        staff_id = CASE WHEN i.answered_at IS NULL THEN excluded.staff_id ELSE i.staff_id END,
        queue_id = CASE WHEN i.answered_at IS NULL THEN excluded.queue_id ELSE i.queue_id END,
        item_id = CASE WHEN i.answered_at IS NULL THEN excluded.item_id ELSE i.item_id END,
        offered_at = CASE WHEN i.answered_at IS NULL THEN excluded.offered_at ELSE i.offered_at END,
        asked_action_id = coalesce(excluded.asked_action_id, i.asked_action_id);
    PERFORM pg_notify('counter', json_build_object('topic', 'rating', 'window_id', at_window,
        'window', (SELECT number FROM service_window WHERE window_id = at_window))::text);
END
$$;

DROP TRIGGER IF EXISTS ticket_action_invites ON ticket_action;
CREATE TRIGGER ticket_action_invites AFTER INSERT ON ticket_action
    FOR EACH ROW WHEN (NEW.action = 'finish') EXECUTE FUNCTION invite_to_rate();

-- The clerk's key 邀请评价: for whoever is being served, or was served last. It answers the same whether or not they
-- have rated, for whoever pressed it must not learn that; so it goes by the log, and asks nothing of the invitation.
CREATE OR REPLACE FUNCTION invite_rating(new_action_id uuid, at_window integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    of_ticket uuid;
BEGIN
    PERFORM say_once(new_action_id);
    IF EXISTS (SELECT FROM rating_invitation WHERE asked_action_id = new_action_id) THEN
        RETURN;
    ELSIF at_window IS NULL OR NOT at_window = ANY (my_window_ids()) THEN
        PERFORM refuse('window_not_held', jsonb_build_object('window_id', at_window));
    END IF;
    SELECT ticket_id INTO of_ticket FROM ticket WHERE window_id = at_window AND status = 'serving';
    IF NOT FOUND THEN
        SELECT a.ticket_id INTO of_ticket FROM ticket_action a
        WHERE a.action = 'finish' AND a.window_id = at_window AND a.staff_id = (SELECT my_staff_id())
          AND a.at > (SELECT app_now() - make_interval(mins => rule('rating_fresh_minutes')))
        ORDER BY a.at DESC LIMIT 1;
    END IF;
    IF of_ticket IS NULL THEN
        PERFORM refuse('nobody_to_rate', jsonb_build_object('minutes', rule('rating_fresh_minutes')));
    END IF;
    PERFORM offer_rating(of_ticket, at_window, my_staff_id(), app_now(), new_action_id);
END
$$;

-- Only pads, and one that the hall's file gives to a window for that window alone: who has its password rates for no
-- other's visitors. A pad without a window may stand anywhere.
CREATE OR REPLACE FUNCTION check_pad(at_window integer) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own service_window;
BEGIN
    IF NOT has_duty('rating_pad') THEN
        PERFORM refuse('not_a_device', jsonb_build_object('login', session_user::text, 'role', 'rating_pad'));
    END IF;
    SELECT w.* INTO own FROM staff s JOIN service_window w ON w.window_id = s.pad_window_id
    WHERE s.login = session_user;
    IF own.window_id <> at_window THEN
        PERFORM refuse('pad_of_other_window', jsonb_build_object('login', session_user::text, 'window', own.number));
    END IF;
END
$$;

-- What the pad of a window shows. The newest invitation alone, while it is fresh, and no more once the next visitor is
-- being served: whoever stands there then would rate for somebody else.
CREATE OR REPLACE FUNCTION rating_pad(at_window text)
RETURNS TABLE (hall_name text, window_number text, zone_name text, rating_url text, pad_seconds integer,
               invitation_id uuid, offered_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM check_pad((SELECT w.window_id FROM service_window w WHERE w.number = at_window));
    RETURN QUERY SELECT h.name, w.number, z.name, h.rating_url, rule('rating_pad_seconds'), i.invitation_id, i.offered_at
    FROM service_window w JOIN zone z USING (zone_id) JOIN hall h ON h.hall_id = w.hall_id
    LEFT JOIN LATERAL (
        SELECT o.* FROM rating_invitation o WHERE o.window_id = w.window_id ORDER BY o.offered_at DESC LIMIT 1
    ) i ON i.answered_at IS NULL
       AND i.offered_at > app_now() - make_interval(mins => rule('rating_fresh_minutes'))
       AND NOT EXISTS (SELECT FROM ticket t WHERE t.window_id = w.window_id AND t.status = 'serving'
                       AND t.ticket_id <> i.ticket_id AND t.started_at > i.offered_at)
    WHERE w.number = at_window;
    IF NOT FOUND THEN
        PERFORM refuse('pad_window_unknown', jsonb_build_object('window', left(at_window, 20),
            'known', (SELECT string_agg(number, '、' ORDER BY number) FROM service_window)));
    END IF;
END
$$;

-- How many natural days after the service somebody may still rate; later the default stands (广东 2019).
CREATE OR REPLACE FUNCTION rating_days() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE rule('rating_default_days') WHEN 0 THEN 7 ELSE rule('rating_default_days') END
$$;

-- A rating from wherever it comes: `taken`, `known` where it was taken before, or why it cannot be.
CREATE OR REPLACE FUNCTION take_rating(new_rating_id uuid, of_invitation uuid, overall integer, efficiency integer,
    skill integer, attitude integer, words text, said_from text, said_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    i rating_invitation;
    r rating;
BEGIN
    PERFORM say_once(new_rating_id);
    SELECT * INTO r FROM rating WHERE rating.rating_id = new_rating_id;
    IF FOUND THEN
        RETURN CASE WHEN r.invitation_id = of_invitation THEN 'known' ELSE 'action_id_reused' END;
    END IF;
    SELECT * INTO i FROM rating_invitation WHERE invitation_id = of_invitation FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'invitation_unknown';
    ELSIF EXISTS (SELECT FROM rating WHERE rating.invitation_id = of_invitation) THEN
        RETURN 'rating_given';
    ELSIF said_at < i.offered_at - interval '1 hour' OR said_at > app_now() + interval '5 minutes' THEN
        RETURN 'rating_time'; -- the clock of a web site may differ, and the offer may have been repeated
    ELSIF local_day(said_at) > local_day(i.offered_at) + rating_days() THEN
        RETURN 'rating_late';
    ELSIF overall IS NULL OR NOT overall BETWEEN 1 AND 5 THEN
        RETURN 'rating_level';
    END IF;
    INSERT INTO rating (rating_id, invitation_id, overall, efficiency, skill, attitude, words, source, rated_at)
    VALUES (new_rating_id, of_invitation, overall, efficiency, skill, attitude, coalesce(words, ''), said_from, said_at);
    UPDATE rating_invitation SET answered_at = app_now() WHERE invitation_id = of_invitation;
    RETURN 'taken';
END
$$;

CREATE OR REPLACE FUNCTION rate_on_pad(new_rating_id uuid, of_invitation uuid, overall integer, efficiency integer,
    skill integer, attitude integer, words text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answer text;
BEGIN
    PERFORM check_pad((SELECT i.window_id FROM rating_invitation i WHERE i.invitation_id = of_invitation));
    answer := take_rating(new_rating_id, of_invitation, overall, efficiency, skill, attitude, words, 'pad', app_now());
    IF answer NOT IN ('taken', 'known') THEN
        PERFORM refuse(answer, '{}');
    END IF;
END
$$;

-- 不评价. The invitation itself is the id of this: put aside twice is put aside. Somebody who thinks better of it and
-- scans the code still may.
CREATE OR REPLACE FUNCTION put_rating_aside(of_invitation uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM check_pad((SELECT i.window_id FROM rating_invitation i WHERE i.invitation_id = of_invitation));
    UPDATE rating_invitation SET answered_at = app_now()
    WHERE invitation_id = of_invitation AND answered_at IS NULL;
END
$$;

-- The two bad levels are followed up from the day on which the hall learns of them. Where the calendar has not been
-- brought in, natural days stand for working days: sooner than the rule, and no bad rating is lost for want of one.
CREATE OR REPLACE FUNCTION on_bad_rating() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO rating_follow_up (rating_id, contact_due_on, fix_due_on)
    VALUES (NEW.rating_id, due_by(today(), rule('contact_days')), due_by(today(), rule('fix_days')));
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION due_by(start date, days integer) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce((SELECT due.day FROM calendar_day d JOIN calendar_day due
                     ON due.is_working AND due.ordinal = d.ordinal + days WHERE d.day = start), start + days)
$$;

DROP TRIGGER IF EXISTS rating_bad ON rating;
CREATE TRIGGER rating_bad AFTER INSERT ON rating
    FOR EACH ROW WHEN (NEW.overall <= 2) EXECUTE FUNCTION on_bad_rating();

-- A step of the supervisor's: contact, then fix, explain or find it unfounded; each with words, each exactly once.
CREATE OR REPLACE FUNCTION follow_rating(new_action_id uuid, of_rating uuid, act text, said text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before rating_step;
    f rating_follow_up;
    step transition;
BEGIN
    PERFORM say_once(new_action_id);
    SELECT * INTO before FROM rating_step WHERE action_id = new_action_id;
    IF FOUND THEN
        IF (before.rating_id, before.action) IS DISTINCT FROM (of_rating, act) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN;
    END IF;
    SELECT * INTO f FROM rating_follow_up WHERE rating_id = of_rating FOR UPDATE;
    step := find_transition('rating', act, coalesce(f.status, ''));
    IF 'reason' = ANY (step.guards) AND is_blank(said) THEN
        PERFORM refuse('reason_missing', jsonb_build_object('action', act));
    END IF;
    INSERT INTO rating_step (action_id, rating_id, action, from_status, to_status, words, at, staff_id, actor)
    VALUES (new_action_id, of_rating, act, f.status, step.to_status, said, app_now(), my_staff_id(), session_user);
    UPDATE rating_follow_up SET status = step.to_status, handled_by = my_staff_id(),
        contacted_at = CASE act WHEN 'contact' THEN app_now() ELSE contacted_at END,
        finding = CASE act WHEN 'contact' THEN said ELSE finding END,
        closed_at = CASE act WHEN 'contact' THEN NULL ELSE app_now() END,
        outcome = CASE act WHEN 'contact' THEN '' ELSE said END
    WHERE rating_id = of_rating;
    PERFORM pg_notify('counter', json_build_object('topic', 'rating')::text);
END
$$;

-- The instant at which a day of the hall begins.
CREATE OR REPLACE FUNCTION day_begins(day date) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT day::timestamp AT TIME ZONE h.time_zone FROM hall h ORDER BY hall_id LIMIT 1
$$;

-- What the supervisor reads: of which service a rating is, never of which visitor. `wanted` is open, closed or all; what
-- is open is found by its own index, for it is asked again all day long.
CREATE OR REPLACE FUNCTION ratings_seen(wanted text, first_day date, last_day date)
RETURNS TABLE (rating_id uuid, rated_at timestamptz, overall integer, efficiency integer, skill integer,
               attitude integer, words text, source text, window_number text, zone_name text, clerk_name text,
               item_name text, status text, contact_due_on date, fix_due_on date, contact_days_left integer,
               fix_days_left integer, contacted_at timestamptz, closed_at timestamptz, handled_by_name text,
               finding text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH chosen AS (
        (SELECT f.rating_id FROM rating_follow_up f WHERE wanted = 'open' AND f.closed_at IS NULL
         ORDER BY f.fix_due_on LIMIT 1000)
        UNION ALL
        (SELECT r.rating_id FROM rating r JOIN rating_follow_up f USING (rating_id)
         WHERE wanted = 'closed' AND f.closed_at IS NOT NULL AND r.overall <= 2
           AND r.rated_at >= (SELECT day_begins(first_day)) AND r.rated_at < (SELECT day_begins(last_day + 1))
         ORDER BY r.rated_at DESC LIMIT 1000)
        UNION ALL
        (SELECT r.rating_id FROM rating r
         WHERE wanted = 'all'
           AND r.rated_at >= (SELECT day_begins(first_day)) AND r.rated_at < (SELECT day_begins(last_day + 1))
         ORDER BY r.rated_at DESC LIMIT 1000)
    )
    SELECT r.rating_id, r.rated_at, r.overall, r.efficiency, r.skill, r.attitude, r.words, r.source, w.number, z.name,
           s.name, coalesce(it.name, q.name), f.status, f.contact_due_on, f.fix_due_on,
           (SELECT ordinal FROM calendar_day WHERE day = f.contact_due_on) - n.ordinal,
           (SELECT ordinal FROM calendar_day WHERE day = f.fix_due_on) - n.ordinal,
           f.contacted_at, f.closed_at, b.name, f.finding, f.outcome
    FROM chosen JOIN rating r USING (rating_id) JOIN rating_invitation i USING (invitation_id)
    JOIN service_window w USING (window_id) JOIN zone z USING (zone_id) JOIN queue q ON q.queue_id = i.queue_id
    JOIN staff s ON s.staff_id = i.staff_id
    LEFT JOIN service_item it ON it.item_id = i.item_id
    LEFT JOIN rating_follow_up f ON f.rating_id = r.rating_id
    LEFT JOIN staff b ON b.staff_id = f.handled_by
    LEFT JOIN calendar_day n ON n.day = (SELECT today())
    WHERE (SELECT has_duty('supervisor'))
    ORDER BY CASE WHEN wanted = 'open' THEN f.fix_due_on END, r.rated_at DESC
$$;

-- The steps taken on one bad rating.
CREATE OR REPLACE FUNCTION rating_steps(of_rating uuid)
RETURNS TABLE (action text, words text, at timestamptz, staff_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.action, p.words, p.at, s.name FROM rating_step p JOIN staff s USING (staff_id)
    WHERE p.rating_id = of_rating AND (SELECT has_duty('supervisor')) ORDER BY p.at
$$;

-- Figures of the services of a period, by window, clerk, item, day or month. Whoever has neither rated nor put it aside
-- within the days counts as the default, 基本满意 (广东 2019): counted here, and written nowhere. What is the same for every
-- row is asked once: a hall has two million services in a year.
CREATE OR REPLACE FUNCTION rating_figures(grouped_by text, first_day date, last_day date)
RETURNS TABLE (label text, invited integer, very_satisfied integer, satisfied integer, basically_satisfied integer,
               dissatisfied integer, very_dissatisfied integer, by_default integer, put_aside integer,
               pending integer, efficiency numeric, skill numeric, attitude numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH known AS MATERIALIZED (
        SELECT h.time_zone, day_begins(first_day) AS since, day_begins(last_day + 1) AS until,
               CASE WHEN rule('rating_default_days') > 0
                    THEN day_begins(today() - rule('rating_default_days')) ELSE '-infinity' END AS over_before
        FROM hall h WHERE has_duty('supervisor') ORDER BY h.hall_id LIMIT 1
    ), counted AS MATERIALIZED (
        SELECT CASE grouped_by WHEN 'window' THEN i.window_id WHEN 'clerk' THEN i.staff_id
                               WHEN 'item' THEN coalesce(i.item_id, -i.queue_id) END AS id,
               CASE grouped_by WHEN 'day' THEN (i.offered_at AT TIME ZONE k.time_zone)::date
                               WHEN 'month' THEN date_trunc('month', i.offered_at AT TIME ZONE k.time_zone)::date
                               END AS day,
               count(*) AS invited, count(*) FILTER (WHERE r.overall = 5) AS five,
               count(*) FILTER (WHERE r.overall = 4) AS four, count(*) FILTER (WHERE r.overall = 3) AS three,
               count(*) FILTER (WHERE r.overall = 2) AS two, count(*) FILTER (WHERE r.overall = 1) AS one,
               count(*) FILTER (WHERE i.answered_at IS NULL AND i.offered_at < k.over_before) AS by_default,
               count(*) FILTER (WHERE i.answered_at IS NOT NULL AND r.rating_id IS NULL) AS put_aside,
               count(*) FILTER (WHERE i.answered_at IS NULL AND i.offered_at >= k.over_before) AS pending,
               round(avg(r.efficiency), 2) AS efficiency, round(avg(r.skill), 2) AS skill,
               round(avg(r.attitude), 2) AS attitude
        FROM known k JOIN rating_invitation i ON i.offered_at >= k.since AND i.offered_at < k.until
        LEFT JOIN rating r ON r.invitation_id = i.invitation_id
        GROUP BY 1, 2
    )
    SELECT coalesce(CASE grouped_by
               WHEN 'window' THEN (SELECT number FROM service_window WHERE window_id = c.id)
               WHEN 'clerk' THEN (SELECT name FROM staff WHERE staff_id = c.id)
               WHEN 'item' THEN coalesce((SELECT name FROM service_item WHERE item_id = c.id),
                                         (SELECT name FROM queue WHERE queue_id = -c.id))
               WHEN 'day' THEN c.day::text
               WHEN 'month' THEN to_char(c.day, 'YYYY-MM') END, ''),
           c.invited::integer, c.five::integer, c.four::integer, c.three::integer, c.two::integer, c.one::integer,
           c.by_default::integer, c.put_aside::integer, c.pending::integer, c.efficiency, c.skill, c.attitude
    FROM counted c ORDER BY 1
$$;

-- A clerk's own figures: of whole weeks with enough ratings, and only when nobody can rate for that week any more.
-- Any other span could be taken from a longer one, and what is left would be one visitor's rating.
CREATE OR REPLACE FUNCTION my_ratings() RETURNS TABLE (week_starts_on date, rated integer, average numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT w.week, count(*)::integer, round(avg(r.overall), 1)
    FROM (SELECT time_zone FROM hall ORDER BY hall_id LIMIT 1) h
    CROSS JOIN rating_invitation i JOIN rating r USING (invitation_id)
    CROSS JOIN LATERAL (SELECT date_trunc('week', i.offered_at AT TIME ZONE h.time_zone)::date AS week) w
    WHERE i.staff_id = (SELECT my_staff_id()) AND i.offered_at >= (SELECT day_begins(today() - 200))
      AND w.week + 6 + (SELECT rating_days()) < (SELECT today())
    GROUP BY w.week HAVING count(*) >= (SELECT rule('rating_shown_from')) ORDER BY w.week DESC
$$;
