-- Ticket printers: what the supervisor must know of them. The kiosk says of each print what became of it.

-- Whoever holds the number may have its paper again at any kiosk or desk of the hall, also where it was not printed.
CREATE OR REPLACE FUNCTION paper_of_ticket(asked_ticket_id uuid)
RETURNS TABLE (document_id uuid, kind text, number text, data jsonb, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.document_id, d.kind, d.number, d.data, d.sha256
    FROM document d WHERE d.ticket_id = asked_ticket_id AND d.kind = 'ticket'
$$;

CREATE OR REPLACE FUNCTION is_ticket_paper(asked_document_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM document d WHERE d.document_id = asked_document_id AND d.kind = 'ticket')
$$;

-- What a missed number is still worth, for the foot of the ticket: after how many others, 0 for nothing.
CREATE OR REPLACE FUNCTION requeue_rule() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN rule('requeue_maximum') = 0 THEN 0 ELSE rule('requeue_after') END
$$;

-- A row per device, by the name of its login, whose newest print of today met a trouble, with the numbers of people who still wait and have no
-- paper: `号码已取，未打印`. A document without any print is one whose kiosk died in between.
CREATE OR REPLACE FUNCTION ticket_print_troubles()
RETURNS TABLE (device text, told_at timestamptz, outcome text, trouble text, tickets text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH day AS (
        SELECT min((SELECT today())::timestamp AT TIME ZONE h.time_zone) AS begins FROM hall h
    ), newest AS (
        SELECT s.login AS printed_by, j.* FROM day, staff s, LATERAL (
            SELECT p.printed_at, p.outcome, p.trouble FROM print_job p JOIN document d USING (document_id)
            WHERE p.printed_by = s.login AND p.printed_at >= day.begins AND d.kind = 'ticket'
            ORDER BY p.printed_at DESC, p.print_job_id LIMIT 1) j
    ), paperless AS (
        SELECT coalesce(j.printed_by, d.issued_by) AS printed_by, max(d.issued_at) AS issued_at,
               array_agg(ticket_label(t.prefix, t.number) ORDER BY d.issued_at, t.prefix, t.number) AS tickets
        FROM day, ticket t JOIN document d USING (ticket_id) LEFT JOIN LATERAL (
            SELECT p.printed_by, bool_or(p.outcome = 'printed') OVER () AS is_out FROM print_job p
            WHERE p.document_id = d.document_id ORDER BY p.printed_at DESC LIMIT 1) j ON true
        WHERE t.business_day = (SELECT today()) AND t.status = 'waiting' AND d.kind = 'ticket'
          AND NOT coalesce(j.is_out, false)
          AND (j.printed_by IS NOT NULL OR d.issued_at < app_now() - interval '1 minute')
        GROUP BY 1
    )
    SELECT coalesce(s.name, n.printed_by, p.printed_by), coalesce(n.printed_at, p.issued_at),
           coalesce(n.outcome, 'not_known'), coalesce(n.trouble, ''), coalesce(p.tickets, '{}')
    FROM newest n FULL JOIN paperless p ON p.printed_by = n.printed_by
    LEFT JOIN staff s ON s.login = coalesce(n.printed_by, p.printed_by)
    WHERE n.trouble <> '' OR p.tickets IS NOT NULL
    ORDER BY 1
$$;

-- A trouble is told at once, and so is its end: whoever watches reads again.
CREATE OR REPLACE FUNCTION on_print_job() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.trouble <> '' OR NEW.outcome <> 'printed' OR NEW.is_reprint OR (
            SELECT p.trouble <> '' OR p.outcome <> 'printed' FROM print_job p
            WHERE p.printed_by = NEW.printed_by AND p.print_job_id <> NEW.print_job_id
            ORDER BY p.printed_at DESC LIMIT 1) THEN
        PERFORM pg_notify('counter', '{"topic": "printing"}');
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS print_job_tells ON print_job;
CREATE TRIGGER print_job_tells AFTER INSERT ON print_job FOR EACH ROW EXECUTE FUNCTION on_print_job();
