-- Papers and seals: nothing is on paper before it stands in the log, and no seal before a decision.

-- Whether the trigger's own counter gave this number. A village slip carries the tail of its leased code instead.
CREATE OR REPLACE FUNCTION is_given_number(doc_number text, doc_kind text, c service_case) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    parts text[] := regexp_match(doc_number, '^(.*)〔([0-9]{4})〕([0-9]{4,8})号$');
BEGIN
    IF parts IS NULL THEN
        RETURN false;
    ELSIF c.channel = 'village' AND doc_kind = 'one_time_notice' AND EXISTS (
            SELECT FROM org_unit u JOIN hall h USING (hall_id) WHERE u.org_unit_id = c.filed_unit_id
              AND doc_number = format('%s补〔%s〕%s号', h.short_name || u.short_name, substr(c.service_code, 7, 4),
                                      substr(c.service_code, 15, 8))) THEN
        RETURN true;
    ELSIF doc_kind = 'certificate' THEN
        RETURN EXISTS (SELECT FROM certificate WHERE case_id = c.case_id AND number = doc_number);
    END IF;
    RETURN EXISTS (
        SELECT FROM document_counter d JOIN document_kind k USING (kind) JOIN org_unit u USING (org_unit_id)
        JOIN hall h USING (hall_id)
        WHERE d.org_unit_id = c.org_unit_id AND d.kind = doc_kind AND d.year = parts[2]::integer
          AND parts[1] = h.short_name || u.short_name || k.mark
          AND parts[3]::integer BETWEEN 1 AND d.last_number);
END
$$;

CREATE OR REPLACE FUNCTION on_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    rule document_kind;
    c service_case;
BEGIN
    NEW.issued_at := app_now();
    NEW.issued_by := session_user;
    SELECT * INTO rule FROM document_kind WHERE kind = NEW.kind;
    IF NOT FOUND THEN
        PERFORM refuse('document_kind_unknown', jsonb_build_object('kind', NEW.kind));
    ELSIF cardinality(rule.after) = 0 THEN
        IF NEW.ticket_id IS NULL OR NEW.case_id IS NOT NULL THEN
            PERFORM refuse('document_without_subject', jsonb_build_object('kind', NEW.kind));
        ELSIF NOT EXISTS (SELECT FROM ticket t JOIN hall h USING (hall_id) WHERE t.ticket_id = NEW.ticket_id
                AND NEW.number = to_char(t.issued_at AT TIME ZONE h.time_zone, 'YYYYMMDD-')
                    || ticket_label(t.prefix, t.number)) THEN
            PERFORM refuse('document_number_not_given', jsonb_build_object('number', NEW.number));
        END IF;
        RETURN NEW;
    END IF;
    SELECT * INTO c FROM service_case WHERE case_id = NEW.case_id;
    IF NOT FOUND THEN
        PERFORM refuse('document_without_subject', jsonb_build_object('kind', NEW.kind));
    ELSIF NOT may_handle(c, CASE WHEN NEW.kind = ANY (ARRAY['approval_decision', 'refusal_decision'])
            THEN ARRAY['clerk', 'chief_representative', 'township_clerk', 'leader']
            WHEN NEW.kind = 'one_time_notice' AND c.channel = 'village'
            THEN ARRAY['clerk', 'chief_representative', 'township_clerk', 'agent']
            ELSE ARRAY['clerk', 'chief_representative', 'township_clerk'] END) THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'issue_paper'));
    ELSIF NOT EXISTS (SELECT FROM case_action a WHERE a.case_id = NEW.case_id AND a.action = ANY (
            CASE WHEN c.channel = 'village' THEN rule.after || rule.filed_after ELSE rule.after END)) THEN
        PERFORM refuse('document_too_early', jsonb_build_object('kind', NEW.kind));
    ELSIF rule.mark <> '' AND NOT is_given_number(NEW.number, NEW.kind, c) THEN
        PERFORM refuse('document_number_not_given', jsonb_build_object('number', NEW.number));
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS document_is_due ON document;
CREATE TRIGGER document_is_due BEFORE INSERT ON document FOR EACH ROW EXECUTE FUNCTION on_document();

-- The approval seal: only on what was decided, only by whoever may sign it, and each use is a line (3-19).
CREATE OR REPLACE FUNCTION on_seal_use() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    paper document;
    c service_case;
BEGIN
    PERFORM say_once(NEW.seal_use_id);
    IF EXISTS (SELECT FROM seal_use WHERE seal_use_id = NEW.seal_use_id) THEN
        RETURN NULL; -- said before
    END IF;
    SELECT * INTO paper FROM document WHERE document_id = NEW.document_id;
    SELECT * INTO c FROM service_case WHERE case_id = paper.case_id;
    IF c.case_id IS NULL OR NOT case_is_mine(c) THEN
        PERFORM refuse('document_unknown', '{}');
    ELSIF NOT (SELECT is_sealed FROM document_kind WHERE kind = paper.kind) THEN
        PERFORM refuse('paper_bears_no_seal', jsonb_build_object('kind', paper.kind));
    ELSIF c.decided_at IS NULL THEN
        PERFORM refuse('seal_before_decision', jsonb_build_object('status', c.status));
    ELSIF NOT EXISTS (SELECT FROM seal s WHERE s.seal_id = NEW.seal_id AND s.is_active
                      AND s.org_unit_id = c.org_unit_id) THEN
        PERFORM refuse('seal_of_other_department', '{}');
    ELSIF NOT EXISTS (SELECT FROM holders_of('leader', c.org_unit_id))
          AND NOT has_mandate(c.item_version_id) THEN
        PERFORM refuse('outside_mandate', '{}');
    END IF;
    NEW.staff_id := my_staff_id();
    NEW.used_at := app_now();
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS seal_use_decides ON seal_use;
CREATE TRIGGER seal_use_decides BEFORE INSERT ON seal_use FOR EACH ROW EXECUTE FUNCTION on_seal_use();
DROP TRIGGER IF EXISTS seal_use_kept ON seal_use;
CREATE TRIGGER seal_use_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_use
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
DROP TRIGGER IF EXISTS document_kept ON document;
CREATE TRIGGER document_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
DROP TRIGGER IF EXISTS print_job_kept ON print_job;
CREATE TRIGGER print_job_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON print_job
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
