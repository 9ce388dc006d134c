-- Group roles, grants and row-level security: who may read and write what (DESIGN D2).

DO $$
DECLARE
    duty text;
BEGIN
    FOREACH duty IN ARRAY ARRAY['clerk', 'chief_representative', 'leader', 'supervisor', 'agent',
                                'township_clerk', 'centre_admin', 'kiosk', 'board'] LOOP
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

DO $$
DECLARE
    person text := 'counter_clerk, counter_chief_representative, counter_leader, counter_supervisor, '
                   'counter_agent, counter_township_clerk, counter_centre_admin';
    desk text := 'counter_clerk, counter_chief_representative, counter_township_clerk';
    reader text := 'counter_clerk, counter_chief_representative, counter_leader, counter_supervisor, '
                   'counter_agent, counter_township_clerk, counter_centre_admin';
    called text;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %s, counter_kiosk, counter_board', person);
    -- Public knowledge (行政许可法第三十条): items, materials, limits; and the set-up that screens show.
    EXECUTE format('GRANT SELECT ON hall, zone, org_unit, service_window, service_item, service_item_version,
        material_requirement, time_limit, theme, theme_item, window_item, queue, queue_item, window_queue,
        calendar_day, transition, setting, alembic_version TO %s, counter_kiosk, counter_board', person);
    EXECUTE format('GRANT SELECT ON staff, cover, window_session, ticket, ticket_action TO %s', person);
    EXECUTE format('GRANT SELECT ON applicant, service_case, case_material, case_action, clock_stop, extension,
        document, print_job, certificate, delivery_receipt TO %s', reader);
    EXECUTE format('GRANT SELECT ON open_case, window_board, queue_length TO %s', person);
    GRANT SELECT ON hall_board, queue_length, public_progress TO counter_board, counter_kiosk;
    EXECUTE format('GRANT SELECT ON hall_board, public_progress TO %s', person);
    EXECUTE format('GRANT SELECT ON code_block TO counter_agent, counter_centre_admin');

    -- Actions: only what the client says; the trigger fills in the rest.
    EXECUTE format('GRANT INSERT (action_id, ticket_id, action, payload, window_id) ON ticket_action
        TO %s, counter_kiosk', desk);
    GRANT SELECT (action_id, ticket_id, action, at, actor) ON ticket_action TO counter_kiosk;
    EXECUTE format('GRANT INSERT (action_id, case_id, action, payload) ON case_action TO %s', person);
    EXECUTE format('GRANT INSERT ON applicant TO %s, counter_agent', desk);
    EXECUTE format('GRANT UPDATE (original_received, copies_received, verdict, defect) ON case_material
        TO %s, counter_agent', desk);
    EXECUTE format('GRANT INSERT (document_id, case_id, ticket_id, kind, number, template_version, data, sha256)
        ON document TO %s, counter_leader, counter_agent, counter_kiosk', desk);
    EXECUTE format('GRANT INSERT (print_job_id, document_id, copies, is_reprint) ON print_job
        TO %s, counter_leader, counter_agent, counter_kiosk', desk);
    GRANT SELECT ON document, print_job TO counter_kiosk;

    -- The catalogue and the hall's set-up belong to the centre admin.
    GRANT INSERT, UPDATE ON hall, zone, org_unit, service_window, service_item, service_item_version,
        material_requirement, time_limit, theme, theme_item, window_item, queue, queue_item, window_queue,
        calendar_day, cover TO counter_centre_admin;
    GRANT DELETE ON theme_item, window_item, queue_item, window_queue, calendar_day TO counter_centre_admin;
    GRANT UPDATE (value) ON setting TO counter_centre_admin;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO counter_centre_admin;

    FOREACH called IN ARRAY ARRAY['app_now()', 'today()', 'business_day(integer)', 'local_day(timestamptz)',
        'my_staff_id()', 'has_duty(text)', 'acting_for()', 'my_unit_ids()', 'my_window_ids()', 'sees_every_case()',
        'rule(text)', 'ticket_label(text, integer)', 'day_ordinal(date)', 'add_working_days(date, integer)',
        'add_limit(date, integer, text)', 'limit_due_on(integer, text, date, date)', 'is_provisional(date)',
        'yellow_until(date, integer)', 'lamp_of(text, date, date, date, date)', 'mask_name(text)',
        'refuse(text, jsonb)', 'is_service_code(text)', 'issued_ticket(uuid)',
        'waiting_before(integer, integer, integer, timestamptz)'] LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s, counter_kiosk, counter_board', called, person);
    END LOOP;
    EXECUTE format('GRANT EXECUTE ON FUNCTION call_next(uuid, integer), open_window(uuid, integer),
        touch_window(uuid), pause_window(uuid, text), close_window(uuid) TO %s', desk);
    EXECUTE format('GRANT EXECUTE ON FUNCTION next_document_number(text, integer), checklist_state(uuid),
        open_duplicates(uuid) TO %s', person);
    GRANT EXECUTE ON FUNCTION lease_code_block(integer) TO counter_agent;
    GRANT EXECUTE ON FUNCTION add_staff(text, text, integer, text[], text, text), set_password(text, text),
        set_staff_active(text, boolean), recompute_provisional_dates() TO counter_centre_admin;
END
$$;

-- Whose cases: all for supervision, else one's own department, village, window or hand.
ALTER TABLE service_case ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS service_case_mine ON service_case;
CREATE POLICY service_case_mine ON service_case FOR SELECT USING (
    (SELECT sees_every_case())
    OR org_unit_id = ANY ((SELECT my_unit_ids())::integer[])
    OR filed_unit_id = ANY ((SELECT my_unit_ids())::integer[])
    OR window_id = ANY ((SELECT my_window_ids())::integer[])
    OR clerk_id = (SELECT my_staff_id()));

ALTER TABLE applicant ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS applicant_of_my_case ON applicant;
CREATE POLICY applicant_of_my_case ON applicant FOR SELECT USING (
    created_by = session_user
    OR EXISTS (SELECT FROM service_case c WHERE c.applicant_id = applicant.applicant_id));
DROP POLICY IF EXISTS applicant_taken ON applicant;
CREATE POLICY applicant_taken ON applicant FOR INSERT WITH CHECK (created_by = session_user);

ALTER TABLE case_material ENABLE ROW LEVEL SECURITY;
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
    FOREACH kept IN ARRAY ARRAY['case_action', 'clock_stop', 'extension', 'certificate', 'delivery_receipt'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('DROP POLICY IF EXISTS of_my_case ON %I', kept);
        EXECUTE format('CREATE POLICY of_my_case ON %I FOR SELECT USING (
            EXISTS (SELECT FROM service_case c WHERE c.case_id = %I.case_id))', kept, kept);
    END LOOP;
END
$$;
DROP POLICY IF EXISTS case_action_said ON case_action;
CREATE POLICY case_action_said ON case_action FOR INSERT WITH CHECK (true); -- the trigger decides

-- A kiosk prints tickets and may not even ask about cases; so what it may see is said apart.
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS document_mine ON document;
CREATE POLICY document_mine ON document FOR SELECT USING (issued_by = session_user);
DROP POLICY IF EXISTS document_issued ON document;
CREATE POLICY document_issued ON document FOR INSERT WITH CHECK (issued_by = session_user AND case_id IS NULL);
DO $$
DECLARE
    person text := 'counter_clerk, counter_chief_representative, counter_leader, counter_supervisor, '
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

ALTER TABLE print_job ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS print_job_mine ON print_job;
CREATE POLICY print_job_mine ON print_job FOR SELECT USING (
    EXISTS (SELECT FROM document d WHERE d.document_id = print_job.document_id));
DROP POLICY IF EXISTS print_job_done ON print_job;
CREATE POLICY print_job_done ON print_job FOR INSERT WITH CHECK (printed_by = session_user);

ALTER TABLE code_block ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS code_block_mine ON code_block;
CREATE POLICY code_block_mine ON code_block FOR SELECT USING (
    org_unit_id = ANY ((SELECT my_unit_ids())::integer[]) OR (SELECT sees_every_case()));
