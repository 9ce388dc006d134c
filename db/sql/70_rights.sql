-- Group roles, grants and row-level security: who may read and write what (DESIGN D2).

DO $$
DECLARE
    duty text;
BEGIN
    FOREACH duty IN ARRAY ARRAY['clerk', 'reviewer', 'chief_representative', 'leader', 'supervisor', 'agent',
                                'township_clerk', 'centre_admin', 'kiosk', 'board', 'rating_pad'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', 'counter_' || duty);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- another database of this cluster has them already
        END;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
-- What a release adds later is closed until this file opens it.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Rights that an earlier release gave and this one does not are taken back: everything is given anew below.
DO $$
DECLARE
    given text;
BEGIN
    FOR given IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'counter\_%' LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', given);
        EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM %I', given);
        EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM %I', given);
    END LOOP;
END
$$;

-- Only what a service needs; line by line in tests/database/rights_matrix.txt.
DO $$
DECLARE
    person text := 'counter_clerk, counter_reviewer, counter_chief_representative, counter_leader, counter_supervisor, '
                   'counter_agent, counter_township_clerk, counter_centre_admin';
    desk text := 'counter_clerk, counter_chief_representative, counter_township_clerk';
    device text := 'counter_kiosk, counter_board, counter_rating_pad';
    called text;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %s, %s', person, device);
    EXECUTE format('GRANT SELECT ON alembic_version TO %s, %s', person, device);
    -- Public knowledge (行政许可法第三十条): items, materials, limits; and the set-up that screens show.
    EXECUTE format('GRANT SELECT ON hall, zone, org_unit, service_item, service_item_version, material_requirement
        TO %s, counter_kiosk', person);
    GRANT SELECT ON hall, zone TO counter_board;
    EXECUTE format('GRANT SELECT ON queue_item TO %s, counter_kiosk, counter_centre_admin', desk);
    GRANT SELECT (theme_id, name) ON theme TO counter_kiosk;
    GRANT SELECT (theme_id, item_id) ON theme_item TO counter_kiosk;
    EXECUTE format('GRANT SELECT ON service_window, time_limit, window_item, transition, staff TO %s', person);
    GRANT SELECT ON calendar_day TO counter_agent, counter_centre_admin;
    GRANT SELECT ON theme, theme_item, setting, cover, mandate TO counter_centre_admin;
    -- The queue names no visitor, and not even tells that two numbers are one person's (ticket.visitor_key).
    EXECUTE format('GRANT SELECT ON queue, window_queue, window_session, ticket_action, queue_length, queued_ticket
        TO %s, counter_supervisor, counter_centre_admin', desk);
    EXECUTE format('GRANT SELECT (ticket_id, hall_id, queue_id, item_id, business_day, prefix, number, status, priority,
        priority_reason, queued_at, turn_at, people, appointment_id, requeue_count, served_by, reserved_window_id,
        window_id, issued_at, called_at, started_at, finished_at, recall_count, last_called_at, action_count, head_hash)
        ON ticket TO %s, counter_supervisor, counter_centre_admin', desk);
    GRANT SELECT ON window_board TO counter_supervisor, counter_centre_admin;
    GRANT SELECT ON queue_length TO counter_kiosk, counter_board;
    GRANT SELECT ON hall_board, public_progress, called_name, window_face, notice_now, next_in_line
        TO counter_board;
    -- What was asked first and of whom: one's own, and all of it for supervision (policy below).
    EXECUTE format('GRANT SELECT ON enquiry TO %s, counter_supervisor, counter_centre_admin', desk);
    GRANT SELECT ON notice TO counter_supervisor, counter_centre_admin;
    -- Cases. Numbers, telephones and addresses of applicants nobody reads in the table: EXPLAIN ANALYZE would tell
    -- whether a value that is asked for occurs in a row that is not shown. applicant_details() knows who may.
    EXECUTE format('GRANT SELECT ON service_case, case_material, case_action, certificate, open_case TO %s', person);
    EXECUTE format('GRANT SELECT (applicant_id, kind, name, id_kind, id_check, contact_name, agent_name, created_by)
        ON applicant TO %s', person);
    EXECUTE format('GRANT SELECT (document_id, case_id, ticket_id, kind, number, template_version, sha256, issued_at,
        issued_by) ON document TO %s, counter_kiosk', person);
    EXECUTE format('GRANT SELECT (data) ON document TO %s, counter_reviewer, counter_leader, counter_agent,
        counter_kiosk', desk);
    EXECUTE format('GRANT SELECT ON print_job TO %s, counter_leader, counter_agent, counter_kiosk', desk);
    GRANT SELECT ON staff_change TO counter_centre_admin, counter_supervisor;
    GRANT SELECT ON seal TO counter_chief_representative, counter_leader, counter_centre_admin;
    GRANT SELECT ON seal_use TO counter_chief_representative, counter_leader, counter_supervisor;

    -- Actions: only what the client says; the trigger fills in the rest.
    EXECUTE format('GRANT INSERT (action_id, ticket_id, action, payload, window_id) ON ticket_action
        TO %s, counter_kiosk, counter_supervisor', desk);
    GRANT SELECT (action_id, ticket_id, action) ON ticket_action TO counter_kiosk;
    EXECUTE format('GRANT INSERT (action_id, case_id, action, payload) ON case_action TO %s, counter_reviewer,
        counter_leader, counter_supervisor, counter_agent', desk);
    EXECUTE format('GRANT INSERT (applicant_id, kind, name, id_kind, id_number, id_check, phone, address, contact_name,
        agent_name, agent_id_number) ON applicant TO %s, counter_agent', desk);
    EXECUTE format('GRANT UPDATE (original_received, copies_received, verdict, defect) ON case_material
        TO %s, counter_agent', desk);
    EXECUTE format('GRANT INSERT (document_id, case_id, ticket_id, kind, number, template_version, data, sha256)
        ON document TO %s, counter_leader, counter_agent, counter_kiosk', desk);
    EXECUTE format('GRANT INSERT (print_job_id, document_id, copies, is_reprint, outcome, trouble) ON print_job
        TO %s, counter_leader, counter_agent, counter_kiosk', desk);
    GRANT INSERT (seal_use_id, seal_id, document_id) ON seal_use TO counter_chief_representative, counter_leader;

    -- The catalogue, the calendar, the hall's own rules and its seals belong to the centre admin; halls, zones, windows
    -- and queues to the owner (`init`). A version in force is ended, never rewritten.
    GRANT INSERT (org_unit_id, hall_id, parent_id, kind, name, short_name, point_code, outside_code, phone, review_body,
        court) ON org_unit TO counter_centre_admin;
    GRANT INSERT, UPDATE (name, main_item, task_type, pinyin, initials, code_problem) ON service_item
        TO counter_centre_admin;
    GRANT INSERT, UPDATE (effective_to) ON service_item_version TO counter_centre_admin;
    GRANT INSERT ON material_requirement, time_limit, theme, theme_item TO counter_centre_admin;
    GRANT UPDATE (name, record) ON theme TO counter_centre_admin;
    GRANT INSERT, DELETE ON calendar_day TO counter_centre_admin;
    GRANT UPDATE (value) ON setting TO counter_centre_admin;
    GRANT INSERT (org_unit_id, name), UPDATE (is_active) ON seal TO counter_centre_admin;
    GRANT USAGE ON org_unit_org_unit_id_seq, service_item_item_id_seq, service_item_version_item_version_id_seq,
        material_requirement_requirement_id_seq, theme_theme_id_seq, seal_seal_id_seq TO counter_centre_admin;

    EXECUTE format('GRANT EXECUTE ON FUNCTION app_now(), has_duty(text) TO %s, %s', person, device);
    EXECUTE format('GRANT EXECUTE ON FUNCTION today(), my_staff_id(), ticket_label(text, integer),
        day_start(),
        waiting_before(integer, integer, timestamptz, text, integer), waiting_minutes(integer, integer), hall_opening() TO %s, counter_kiosk, counter_board', person);
    GRANT EXECUTE ON FUNCTION mask_name(text), local_day(timestamptz), public_pause(text) TO counter_board;
    EXECUTE format('GRANT EXECUTE ON FUNCTION record_enquiry(uuid, integer, text, text, text, integer, uuid, integer,
        integer) TO %s', desk);
    GRANT EXECUTE ON FUNCTION put_up_notice(uuid, text, integer, timestamptz, timestamptz), take_down_notice(uuid)
        TO counter_supervisor, counter_centre_admin;
    EXECUTE format('GRANT EXECUTE ON FUNCTION paper_of_ticket(uuid), is_ticket_paper(uuid), requeue_rule()
        TO %s, counter_kiosk', desk);
    GRANT EXECUTE ON FUNCTION ticket_print_troubles() TO counter_supervisor, counter_centre_admin;
    EXECUTE format('GRANT EXECUTE ON FUNCTION issued_ticket(uuid),
        issue_to_visitor(uuid, uuid, jsonb, text, text, text, text) TO %s, counter_kiosk', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION visitor_of_ticket(uuid) TO %s', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION is_window_lost(integer) TO %s, counter_supervisor,
        counter_centre_admin', desk);
    GRANT EXECUTE ON FUNCTION end_day(uuid, text), day_leftovers(), rest_of_day() TO counter_supervisor, counter_centre_admin;
    GRANT EXECUTE ON FUNCTION takes_bookings(), ticket_standing(date, text, integer) TO counter_kiosk;
    EXECUTE format('GRANT EXECUTE ON FUNCTION bookable_matters(), booking_days(integer), free_slots(integer, date),
        booking_rules(), cancel_appointment(uuid, uuid, text),
        book_appointment(uuid, integer, integer, date, time, text, text, text, text) TO %s, counter_kiosk', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION find_bookings(date, text, text, uuid)
        TO %s, counter_kiosk, counter_supervisor', desk);
    FOREACH called IN ARRAY ARRAY['local_day(timestamptz)', 'acting_for()', 'my_unit_ids()', 'my_window_ids()',
        'my_entrusted_version_ids()', 'sees_every_case()', 'rule(text)', 'day_ordinal(date)',
        'add_working_days(date, integer)', 'limit_due_on(integer, text, date, date)', 'is_provisional(date)',
        'yellow_until(date, integer)', 'lamp_of(text, date, date, date, date)', 'applicant_details(uuid)',
        'papers_of_case(uuid)', 'change_own_password(uuid, text)', 'my_draft_key()'] LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', called, person);
    END LOOP;
    EXECUTE format('GRANT EXECUTE ON FUNCTION call_next(uuid, integer),
        call_next_ticket(uuid, integer), open_window(uuid, integer), touch_window(uuid), pause_window(uuid, text), close_window(uuid), cases_of_identity(text) TO %s', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION queue_figures(text[], date, date), queue_now(text)
        TO %s, counter_supervisor, counter_centre_admin', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION next_document_number(text, integer) TO %s, counter_leader', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION open_duplicates(uuid) TO %s, counter_agent', desk);
    GRANT EXECUTE ON FUNCTION lease_code_block(integer) TO counter_agent;
    GRANT EXECUTE ON FUNCTION add_staff(uuid, text, text, integer, text[], text, text),
        set_staff_roles(uuid, text, text[]), set_password(uuid, text, text), set_staff_active(uuid, text, boolean),
        set_cover(uuid, text, text, date, date), set_mandate(uuid, text, integer[], date, date),
        recompute_provisional_dates() TO counter_centre_admin;
    -- Ratings are read by functions alone: the pad its own window's invitation, a clerk whole weeks of the own figures,
    -- the supervisor everything but the visitor.
    GRANT EXECUTE ON FUNCTION rating_pad(text), put_rating_aside(uuid),
        rate_on_pad(uuid, uuid, integer, integer, integer, integer, text) TO counter_rating_pad;
    EXECUTE format('GRANT EXECUTE ON FUNCTION invite_rating(uuid, integer), my_ratings() TO %s', desk);
    GRANT EXECUTE ON FUNCTION ratings_seen(text, date, date), rating_steps(uuid), rating_figures(text, date, date),
        follow_rating(uuid, uuid, text, text) TO counter_supervisor;
END
$$;

-- Every table, also one that a later release adds: without a policy nobody but the owner reads a row of it.
DO $$
DECLARE
    kept text;
BEGIN
    FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    END LOOP;
    -- What everybody may know who may ask at all, and what the centre admin keeps in order.
    FOREACH kept IN ARRAY ARRAY['hall', 'zone', 'org_unit', 'service_window', 'service_item',
        'service_item_version', 'material_requirement', 'time_limit', 'theme', 'theme_item', 'window_item', 'queue',
        'queue_item', 'window_queue', 'calendar_day', 'transition', 'setting', 'alembic_version',
        'staff', 'cover', 'mandate', 'seal', 'window_session', 'ticket', 'staff_change'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS known ON %I', kept);
        EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING (true)', kept);
    END LOOP;
    -- A release before gave these to the admin; they are the owner's.
    FOREACH kept IN ARRAY ARRAY['hall', 'zone', 'service_window', 'window_item', 'queue', 'queue_item', 'window_queue']
    LOOP
        EXECUTE format('DROP POLICY IF EXISTS kept_in_order ON %I', kept);
    END LOOP;
    DROP POLICY IF EXISTS known ON document_kind;
    FOREACH kept IN ARRAY ARRAY['org_unit', 'service_item', 'service_item_version', 'material_requirement', 'time_limit',
        'theme', 'theme_item', 'calendar_day', 'setting', 'seal'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS kept_in_order ON %I', kept);
        EXECUTE format('CREATE POLICY kept_in_order ON %I FOR ALL TO counter_centre_admin
            USING ((SELECT has_duty(''centre_admin''))) WITH CHECK ((SELECT has_duty(''centre_admin'')))', kept);
    END LOOP;
END
$$;

-- The log of the queue names no visitor; a kiosk sees what it said itself.
DROP POLICY IF EXISTS ticket_action_known ON ticket_action;
CREATE POLICY ticket_action_known ON ticket_action FOR SELECT USING (
    actor = session_user OR (SELECT NOT pg_has_role(session_user, 'counter_kiosk', 'MEMBER')
                             AND my_staff_id() IS NOT NULL));
DROP POLICY IF EXISTS ticket_action_said ON ticket_action;
CREATE POLICY ticket_action_said ON ticket_action FOR INSERT WITH CHECK (true); -- the trigger decides

-- Whose cases: all for supervision, else one's own department, village, window or hand.
DROP POLICY IF EXISTS service_case_mine ON service_case;
CREATE POLICY service_case_mine ON service_case FOR SELECT USING (
    (SELECT sees_every_case())
    OR org_unit_id = ANY ((SELECT my_unit_ids())::integer[])
    OR filed_unit_id = ANY ((SELECT my_unit_ids())::integer[])
    OR window_id = ANY ((SELECT my_window_ids())::integer[])
    OR item_version_id = ANY ((SELECT my_entrusted_version_ids())::integer[])
    OR clerk_id = (SELECT my_staff_id()));

DROP POLICY IF EXISTS applicant_of_my_case ON applicant;
CREATE POLICY applicant_of_my_case ON applicant FOR SELECT USING (
    (created_by = session_user AND (SELECT my_staff_id()) IS NOT NULL)
    OR EXISTS (SELECT FROM service_case c WHERE c.applicant_id = applicant.applicant_id));
DROP POLICY IF EXISTS applicant_taken ON applicant;
CREATE POLICY applicant_taken ON applicant FOR INSERT WITH CHECK (
    created_by = session_user AND (SELECT my_staff_id()) IS NOT NULL);

-- What ANALYZE knows of names would tell, by the estimates of EXPLAIN, which ones occur often.
ALTER TABLE applicant ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE applicant ALTER COLUMN contact_name SET STATISTICS 0;
ALTER TABLE applicant ALTER COLUMN agent_name SET STATISTICS 0;

DROP POLICY IF EXISTS case_material_of_my_case ON case_material;
CREATE POLICY case_material_of_my_case ON case_material FOR SELECT USING (
    EXISTS (SELECT FROM service_case c WHERE c.case_id = case_material.case_id));
DROP POLICY IF EXISTS case_material_checked ON case_material;
CREATE POLICY case_material_checked ON case_material FOR UPDATE USING (
    EXISTS (SELECT FROM service_case c WHERE c.case_id = case_material.case_id
            AND c.status IN ('received', 'awaiting_supplement')));

DO $$
DECLARE
    kept text;
BEGIN
    -- What no service reads is the owner's alone.
    FOREACH kept IN ARRAY ARRAY['case_action', 'clock_stop', 'extension', 'certificate', 'delivery_receipt'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS of_my_case ON %I', kept);
    END LOOP;
    FOREACH kept IN ARRAY ARRAY['case_action', 'certificate'] LOOP
        EXECUTE format('CREATE POLICY of_my_case ON %I FOR SELECT USING (
            EXISTS (SELECT FROM service_case c WHERE c.case_id = %I.case_id))', kept, kept);
    END LOOP;
END
$$;
DROP POLICY IF EXISTS case_action_said ON case_action;
CREATE POLICY case_action_said ON case_action FOR INSERT WITH CHECK (true); -- the trigger decides

-- A kiosk prints tickets and may not even ask about cases; so what it may see is said apart.
DROP POLICY IF EXISTS document_mine ON document;
CREATE POLICY document_mine ON document FOR SELECT USING (
    issued_by = session_user AND (SELECT my_staff_id()) IS NOT NULL);
DROP POLICY IF EXISTS document_issued ON document;
CREATE POLICY document_issued ON document FOR INSERT WITH CHECK (
    issued_by = session_user AND case_id IS NULL AND (SELECT my_staff_id()) IS NOT NULL);
DO $$
DECLARE
    person text := 'counter_clerk, counter_reviewer, counter_chief_representative, counter_leader, counter_supervisor, '
                   'counter_agent, counter_township_clerk, counter_centre_admin';
BEGIN
    DROP POLICY IF EXISTS document_of_my_case ON document;
    EXECUTE format('CREATE POLICY document_of_my_case ON document FOR SELECT TO %s USING (
        EXISTS (SELECT FROM service_case c WHERE c.case_id = document.case_id))', person);
    DROP POLICY IF EXISTS document_issued_in_case ON document;
    EXECUTE format('CREATE POLICY document_issued_in_case ON document FOR INSERT TO %s WITH CHECK (
        issued_by = session_user
        AND EXISTS (SELECT FROM service_case c WHERE c.case_id = document.case_id))', person);
END
$$;

DROP POLICY IF EXISTS enquiry_mine ON enquiry;
CREATE POLICY enquiry_mine ON enquiry FOR SELECT USING (
    staff_id = (SELECT my_staff_id()) OR (SELECT sees_every_case()));
DROP POLICY IF EXISTS notice_kept ON notice;
CREATE POLICY notice_kept ON notice FOR SELECT USING ((SELECT sees_every_case()));

DROP POLICY IF EXISTS print_job_mine ON print_job;
CREATE POLICY print_job_mine ON print_job FOR SELECT USING (
    EXISTS (SELECT FROM document d WHERE d.document_id = print_job.document_id));
DO $$
DECLARE
    desk text := 'counter_clerk, counter_chief_representative, counter_township_clerk';
BEGIN
    -- A ticket is printed again wherever its holder asks for it.
    DROP POLICY IF EXISTS print_job_of_ticket ON print_job;
    EXECUTE format('CREATE POLICY print_job_of_ticket ON print_job FOR SELECT TO %s, counter_kiosk
        USING (is_ticket_paper(document_id))', desk);
    DROP POLICY IF EXISTS print_job_of_ticket_done ON print_job;
    EXECUTE format('CREATE POLICY print_job_of_ticket_done ON print_job FOR INSERT TO %s, counter_kiosk
        WITH CHECK (printed_by = session_user AND is_ticket_paper(document_id)
                    AND (SELECT my_staff_id()) IS NOT NULL)', desk);
END
$$;
DROP POLICY IF EXISTS print_job_done ON print_job;
CREATE POLICY print_job_done ON print_job FOR INSERT WITH CHECK (
    printed_by = session_user AND EXISTS (SELECT FROM document d WHERE d.document_id = print_job.document_id));

DROP POLICY IF EXISTS code_block_mine ON code_block;

DROP POLICY IF EXISTS seal_use_of_my_paper ON seal_use;
CREATE POLICY seal_use_of_my_paper ON seal_use FOR SELECT USING (
    EXISTS (SELECT FROM document d WHERE d.document_id = seal_use.document_id));
DROP POLICY IF EXISTS seal_use_said ON seal_use;
CREATE POLICY seal_use_said ON seal_use FOR INSERT WITH CHECK (true); -- the trigger decides
