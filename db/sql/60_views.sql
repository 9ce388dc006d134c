-- What the screens read. Public screens get their own masked views and no table.

-- Bound to its operators when it is made, so it needs no search_path of its own, and the planner can write it
-- into a query: with 20,000 open cases a call for each of them is most of a second.
CREATE OR REPLACE FUNCTION lamp_of(status text, promised date, statutory date, day_now date, yellow_to date)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN status IN ('suspended', 'awaiting_supplement') THEN 'stopped'
    WHEN statutory < day_now THEN 'statutory_overdue'
    WHEN promised < day_now THEN 'red'
    WHEN promised <= yellow_to THEN 'yellow'
    ELSE 'green' END;

-- Every open case with the clock that runs now: acceptance, handling or delivery (DESIGN §4).
-- Today and the end of yellow are asked once: for each case, measured with 20,000, they cost 18 seconds.
CREATE OR REPLACE VIEW open_case WITH (security_invoker = true) AS
WITH d AS MATERIALIZED (
    SELECT t.day_now, yellow_until(t.day_now, rule('yellow_working_days')) AS yellow_to
    FROM (SELECT today() AS day_now OFFSET 0) t
)
SELECT c.case_id, c.service_code, c.status, c.window_id, c.org_unit_id, c.filed_unit_id, c.item_version_id,
       c.applicant_id, c.received_at, c.accepted_at, c.due_provisional, c.clerk_id,
       k.due_on, k.limit_on,
       lamp_of(c.status, k.due_on, k.limit_on, d.day_now, d.yellow_to) AS lamp
FROM service_case c
CROSS JOIN d
CROSS JOIN LATERAL (SELECT
    CASE WHEN c.status = 'received' THEN c.acceptance_due_on
         WHEN c.status IN ('approved', 'refused', 'issued') THEN c.delivery_due_on
         ELSE c.promised_due_on END AS due_on,
    CASE WHEN c.status = 'received' THEN c.acceptance_due_on
         WHEN c.status IN ('approved', 'refused', 'issued') THEN c.delivery_due_on
         ELSE c.statutory_due_on END AS limit_on) k
WHERE c.status NOT IN ('declined', 'not_required', 'delivered', 'withdrawn');

CREATE OR REPLACE VIEW window_board WITH (security_invoker = true) AS
WITH clock AS MATERIALIZED (
    SELECT app_now() - make_interval(secs => rule('window_lost_seconds')) AS lost_before
), waiting AS (
    SELECT t.queue_id, count(*) AS people, min(t.queued_at) AS oldest
    FROM ticket t JOIN queue q USING (queue_id)
    WHERE t.status = 'waiting' AND (t.business_day = (SELECT today()) OR q.keeps_over_night
        OR t.last_called_at >= (SELECT day_start())) GROUP BY t.queue_id
), at_window AS (
    SELECT wq.window_id, sum(w.people)::integer AS waiting, min(w.oldest) AS oldest_waiting_at
    FROM window_queue wq JOIN waiting w USING (queue_id) GROUP BY wq.window_id
), open_at_window AS MATERIALIZED (
    SELECT o.window_id, o.item_version_id, o.due_on, o.limit_on, o.lamp
    FROM open_case o WHERE o.window_id IS NOT NULL
), lamps AS (
    SELECT o.window_id, count(*)::integer AS open_count,
        (count(*) FILTER (WHERE o.lamp = 'green'))::integer AS green_count,
        (count(*) FILTER (WHERE o.lamp = 'yellow'))::integer AS yellow_count,
        (count(*) FILTER (WHERE o.lamp = 'red'))::integer AS red_count,
        (count(*) FILTER (WHERE o.lamp = 'statutory_overdue'))::integer AS statutory_count,
        (count(*) FILTER (WHERE o.lamp = 'stopped'))::integer AS stopped_count
    FROM open_at_window o GROUP BY o.window_id
), oldest_overdue AS (
    SELECT DISTINCT ON (o.window_id) o.* FROM open_at_window o WHERE o.lamp IN ('red', 'statutory_overdue')
    ORDER BY o.window_id, (o.lamp = 'statutory_overdue') DESC, o.due_on
)
SELECT w.window_id, w.number AS window_number, w.kind AS window_kind, z.zone_id, z.name AS zone_name,
    z.short_name AS zone_short_name, u.name AS department_name, s.staff_id, st.name AS clerk_name,
    CASE WHEN s.session_id IS NULL THEN 'closed'
         WHEN s.heartbeat_at < k.lost_before THEN 'lost'
         WHEN s.pause_reason IS NOT NULL THEN 'paused'
         WHEN t.status = 'serving' THEN 'serving'
         WHEN t.status = 'called' THEN 'called'
         ELSE 'idle' END AS state,
    CASE WHEN s.heartbeat_at < k.lost_before THEN s.heartbeat_at
         -- A number that was served elsewhere and transferred keeps that start until it is started again.
         ELSE coalesce(s.paused_at, CASE WHEN t.status = 'serving' THEN t.started_at END, t.called_at, s.opened_at)
         END AS state_since,
    s.pause_reason, ticket_label(t.prefix, t.number) AS ticket,
    coalesce(a.waiting, 0) AS waiting, a.oldest_waiting_at,
    coalesce(l.open_count, 0) AS open_count, coalesce(l.green_count, 0) AS green_count,
    coalesce(l.yellow_count, 0) AS yellow_count, coalesce(l.red_count, 0) AS red_count,
    coalesce(l.statutory_count, 0) AS statutory_count, coalesce(l.stopped_count, 0) AS stopped_count,
    i.name AS oldest_item_name, o.due_on AS oldest_due_on, o.limit_on AS oldest_limit_on, o.lamp AS oldest_lamp
FROM service_window w
CROSS JOIN clock k
JOIN zone z USING (zone_id)
LEFT JOIN org_unit u ON u.org_unit_id = w.org_unit_id
LEFT JOIN window_session s ON s.window_id = w.window_id AND s.closed_at IS NULL
LEFT JOIN staff st ON st.staff_id = s.staff_id
LEFT JOIN ticket t ON t.window_id = w.window_id AND t.status IN ('called', 'serving')
LEFT JOIN at_window a ON a.window_id = w.window_id
LEFT JOIN lamps l ON l.window_id = w.window_id
LEFT JOIN oldest_overdue o ON o.window_id = w.window_id
LEFT JOIN service_item_version v ON v.item_version_id = o.item_version_id
LEFT JOIN service_item i ON i.item_id = v.item_id;

-- The hall board: the last call of each window. One look into the index for each window, because in the evening the
-- calls of the day are thousands. Owned by the owner: the board reads no table.
CREATE OR REPLACE VIEW hall_board WITH (security_barrier = true) AS
SELECT t.ticket_id, ticket_label(t.prefix, t.number) AS ticket, w.number AS window_number, z.zone_id,
       z.name AS zone_name, t.last_called_at, t.status, t.recall_count
FROM service_window w JOIN zone z USING (zone_id) CROSS JOIN LATERAL (
    SELECT c.ticket_id, c.prefix, c.number, c.last_called_at, c.status, c.recall_count FROM ticket c
    WHERE c.window_id = w.window_id AND c.last_called_at >= (SELECT day_start())
      AND c.status IN ('called', 'serving', 'done', 'no_show', 'parked')
    ORDER BY c.last_called_at DESC LIMIT 1) t;

-- `waiting` are the people of the queue itself; `people_ahead` are those whom somebody who took a number of it now,
-- without priority, would find before them, and `waiting_minutes` how long that takes, NULL while no window is open.
CREATE OR REPLACE VIEW queue_length WITH (security_barrier = true) AS
SELECT q.queue_id, q.name, q.prefix, z.zone_id, z.name AS zone_name,
       (SELECT count(*)::integer FROM ticket t WHERE t.queue_id = q.queue_id AND t.status = 'waiting'
        AND (t.business_day = (SELECT today()) OR q.keeps_over_night OR t.last_called_at >= (SELECT day_start())))
       AS waiting,
       coalesce((SELECT string_agg(w.number, '、' ORDER BY w.number) FROM window_queue wq
                 JOIN service_window w USING (window_id) WHERE wq.queue_id = q.queue_id), '') AS window_numbers,
       p.ahead AS people_ahead, waiting_minutes(q.queue_id, p.ahead) AS waiting_minutes
FROM queue q JOIN zone z USING (zone_id) CROSS JOIN LATERAL (SELECT waiting_before(q.queue_id) AS ahead OFFSET 0) p;

CREATE OR REPLACE VIEW public_progress WITH (security_barrier = true) AS
SELECT c.service_code, i.name AS item_name, mask_name(a.name) AS applicant, c.status, local_day(c.received_at) AS received_on
FROM service_case c JOIN applicant a USING (applicant_id)
JOIN service_item_version v USING (item_version_id) JOIN service_item i USING (item_id);

-- Numbers and telephones as screens show them to those who need to recognise them and no more; the same as
-- counter_app/domain/people_names.py.
CREATE OR REPLACE FUNCTION mask_number(number text, head integer, tail integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN char_length(number) > head + tail
        THEN left(number, head) || repeat('*', char_length(number) - head - tail) || right(number, tail)
        ELSE repeat('*', char_length(number)) END
$$;

-- Those who handle a case, as opposed to those who only watch over it.
CREATE OR REPLACE FUNCTION handles(c service_case) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT may_handle(c, ARRAY['clerk', 'reviewer', 'chief_representative', 'leader', 'township_clerk', 'agent'])
$$;

-- How to reach the applicant of a case that the caller sees: in full for whoever handles it.
CREATE OR REPLACE FUNCTION applicant_details(of_case uuid)
RETURNS TABLE (id_number text, phone text, address text, agent_id_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN h.full THEN a.id_number WHEN char_length(a.id_number) = 18 THEN mask_number(a.id_number, 6, 4)
                ELSE mask_number(a.id_number, 2, 2) END,
           CASE WHEN h.full THEN a.phone ELSE mask_number(a.phone, 3, 4) END,
           CASE WHEN h.full THEN a.address ELSE regexp_replace(a.address, '.', '*', 'g') END,
           CASE WHEN h.full THEN a.agent_id_number ELSE mask_number(a.agent_id_number, 6, 4) END
    FROM service_case c JOIN applicant a USING (applicant_id) CROSS JOIN LATERAL (SELECT handles(c) AS "full") h
    WHERE c.case_id = of_case AND (h.full OR case_is_mine(c))
$$;

-- The cases under an identity number that the caller handles.
CREATE OR REPLACE FUNCTION cases_of_identity(asked_number text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.case_id FROM applicant a JOIN service_case c USING (applicant_id)
    WHERE a.id_number = asked_number AND asked_number <> '' AND handles(c)
$$;

-- The papers of a case that the caller sees, with what names the decision and the certificate; whose they are stands
-- there for those alone who handle the case.
CREATE OR REPLACE FUNCTION papers_of_case(of_case uuid)
RETURNS TABLE (document_id uuid, kind text, number text, issued_at timestamptz, named_by jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.document_id, d.kind, d.number, d.issued_at,
        CASE WHEN d.kind NOT IN ('approval_decision', 'refusal_decision', 'certificate') THEN NULL
             WHEN h.full THEN d.data
             ELSE jsonb_set(jsonb_set(jsonb_set(d.data, '{party,phone}', '""', false), '{party,id_number}', '""', false),
                            '{holder_identity}', '""', false) END
    FROM service_case c JOIN document d USING (case_id) CROSS JOIN LATERAL (SELECT handles(c) AS "full") h
    WHERE c.case_id = of_case AND (h.full OR case_is_mine(c))
    ORDER BY d.issued_at, d.number
$$;
