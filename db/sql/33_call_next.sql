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
