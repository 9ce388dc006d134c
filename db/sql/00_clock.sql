-- The one clock. Every time that is recorded comes from here, never from a client (DESIGN D3).
-- In plpgsql, because tables use it as a default before `simulation` exists.
CREATE OR REPLACE FUNCTION app_now() RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- Only the owner can write the row in `simulation`; without it the clock is the server's.
    RETURN clock_timestamp() + coalesce((SELECT offset_by FROM public.simulation), interval '0');
END
$$;
