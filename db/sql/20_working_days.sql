-- Working days are a table (DESIGN D7). The same rules stand in counter_app/domain/working_days.py.

CREATE OR REPLACE FUNCTION day_ordinal(day_asked date) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found_ordinal integer;
BEGIN
    SELECT ordinal INTO found_ordinal FROM calendar_day WHERE day = day_asked;
    IF NOT FOUND THEN
        PERFORM refuse('calendar_missing', jsonb_build_object('day', day_asked));
    END IF;
    RETURN found_ordinal;
END
$$;

-- The n-th working day after `start`: the day of the event is not counted (民法典第二百零一条).
CREATE OR REPLACE FUNCTION add_working_days(start date, n integer) RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    due date;
BEGIN
    SELECT day INTO due FROM calendar_day WHERE is_working AND ordinal = day_ordinal(start) + n;
    IF NOT FOUND THEN
        PERFORM refuse('calendar_missing', jsonb_build_object('day', start, 'working_days', n));
    END IF;
    RETURN due;
END
$$;

CREATE OR REPLACE FUNCTION is_provisional(day_asked date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce((SELECT provisional FROM calendar_day WHERE day = day_asked), day_asked IS NOT NULL)
$$;

-- A limit in natural days or months that ends on a day off ends on the next working day (民法典第二百零三条).
CREATE OR REPLACE FUNCTION next_working_day(nominal date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN (SELECT is_working FROM calendar_day WHERE day = nominal) THEN nominal
        ELSE add_working_days(nominal, 1) END
$$;

CREATE OR REPLACE FUNCTION add_limit(start date, days integer, unit text) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE CASE WHEN days = 0 THEN 'on_the_spot' ELSE unit END
        WHEN 'working_day' THEN add_working_days(start, days)
        WHEN 'calendar_day' THEN next_working_day(start + days)
        WHEN 'month' THEN next_working_day((start + make_interval(months => days))::date)
        WHEN 'on_the_spot' THEN start
    END
$$;

-- When each limit of an item ends; none where the law lets it run from an event that has not been recorded.
CREATE OR REPLACE FUNCTION limits_due(version integer, accepted_on date, received_on date)
RETURNS TABLE (kind text, due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT l.kind, add_limit(
        CASE l.clock_start WHEN 'accepted' THEN accepted_on WHEN 'received' THEN received_on END,
        l.days, l.unit)
    FROM time_limit l
    WHERE l.item_version_id = version AND l.clock_start <> 'event'
$$;

CREATE OR REPLACE FUNCTION limit_due_on(version integer, limit_kind text, accepted_on date, received_on date)
RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT due_on FROM limits_due(version, accepted_on, received_on) WHERE kind = limit_kind
$$;

-- The last day whose working-day distance from today is at most `days`: up to it a lamp is yellow.
CREATE OR REPLACE FUNCTION yellow_until(day_asked date, days integer) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT max(day) FROM calendar_day WHERE ordinal <= day_ordinal(day_asked) + days
      AND day < day_asked + 60
$$;
