-- Cases: a client inserts an action, this trigger decides, stamps, links and applies it.

-- ISO 7064 MOD 97-10 over region 6, day 8, point 3, serial 5; the same as counter_app/domain/service_code.py.
CREATE OR REPLACE FUNCTION make_service_code(region text, day date, point text, serial integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT body || lpad((98 - mod(body::numeric * 100, 97))::text, 2, '0')
    FROM (SELECT region || to_char(day, 'YYYYMMDD') || point || lpad(serial::text, 5, '0') AS body) b
$$;

CREATE OR REPLACE FUNCTION is_service_code(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN code ~ '^[0-9]{24}$' THEN mod(code::numeric, 97) = 1 ELSE false END
$$;

CREATE OR REPLACE FUNCTION next_service_code(unit integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    point text;
    region text;
    given integer;
BEGIN
    SELECT u.point_code, h.region_code INTO point, region
    FROM org_unit u JOIN hall h USING (hall_id) WHERE u.org_unit_id = unit;
    INSERT INTO code_counter AS c (point_code, day, last_serial) VALUES (point, today(), 1)
    ON CONFLICT (point_code, day) DO UPDATE SET last_serial = c.last_serial + 1
    RETURNING last_serial INTO given;
    IF given > 49999 THEN -- from 50000 on serials are leased to village points
        PERFORM refuse('codes_exhausted', jsonb_build_object('point', point));
    END IF;
    RETURN make_service_code(region, today(), point, given);
END
$$;

-- A code from a block that was leased to this agent, and used once.
CREATE OR REPLACE FUNCTION check_leased_code(code text, unit integer) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT is_service_code(code) OR NOT EXISTS (
        SELECT FROM code_block b JOIN org_unit u USING (org_unit_id) JOIN hall h USING (hall_id)
        WHERE b.org_unit_id = unit AND b.point_code = substr(code, 15, 3)
          AND h.region_code = substr(code, 1, 6)
          AND substr(code, 18, 5)::integer BETWEEN b.first_serial AND b.last_serial) THEN
        PERFORM refuse('code_not_leased', jsonb_build_object('service_code', code));
    END IF;
    IF EXISTS (SELECT FROM service_case WHERE service_code = code) THEN
        PERFORM refuse('code_used', jsonb_build_object('service_code', code));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION lease_code_block(size integer) RETURNS code_block
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    unit org_unit;
    block code_block;
    first integer;
BEGIN
    IF NOT has_duty('agent') OR size NOT BETWEEN 1 AND 500 THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'lease_code_block'));
    END IF;
    SELECT u.* INTO unit FROM org_unit u JOIN staff s USING (org_unit_id)
    WHERE s.staff_id = my_staff_id() FOR UPDATE OF u;
    SELECT coalesce(max(last_serial), 49999) + 1 INTO first FROM code_block WHERE point_code = unit.point_code;
    IF first + size > 100000 THEN
        PERFORM refuse('codes_exhausted', jsonb_build_object('point', unit.point_code));
    END IF;
    INSERT INTO code_block (org_unit_id, staff_id, point_code, first_serial, last_serial)
    VALUES (unit.org_unit_id, my_staff_id(), unit.point_code, first, first + size - 1)
    RETURNING * INTO block;
    RETURN block;
END
$$;

CREATE OR REPLACE FUNCTION case_is_mine(c service_case) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sees_every_case() OR c.org_unit_id = ANY (my_unit_ids())
        OR coalesce(c.filed_unit_id = ANY (my_unit_ids()), false)
        OR coalesce(c.window_id = ANY (my_window_ids()), false)
        OR c.item_version_id = ANY (my_entrusted_version_ids())
        OR coalesce(c.clerk_id = my_staff_id(), false)
$$;

-- Whether the caller, or whoever the caller covers today, is authorised in writing to sign for this item.
CREATE OR REPLACE FUNCTION has_mandate(for_version integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM mandate m JOIN staff s USING (staff_id)
        JOIN service_item_version v ON v.item_version_id = for_version
        JOIN service_item i ON i.item_id = v.item_id
        WHERE m.staff_id IN (SELECT acting_for()) AND s.is_active AND 'chief_representative' = ANY (s.roles)
          AND i.org_unit_id = ANY (units_below(ARRAY[s.org_unit_id]))
          AND coalesce(m.item_id = i.item_id, true)
          AND today() BETWEEN m.starts_on AND coalesce(m.ends_on, today()))
$$;

-- Open cases of the same person for the same item, wherever they were taken in: only about a case that the
-- caller may see, so that nobody can ask about a person without having filed for them.
CREATE OR REPLACE FUNCTION open_duplicates(of_case uuid)
RETURNS TABLE (service_code text, status text, received_at timestamptz, filed_unit_name text, window_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.service_code, c.status, c.received_at, coalesce(f.name, ''), coalesce(w.number, '')
    FROM service_case mine
    JOIN applicant a ON a.applicant_id = mine.applicant_id
    JOIN service_item_version v ON v.item_version_id = mine.item_version_id
    JOIN applicant same ON same.id_number = a.id_number AND same.id_kind = a.id_kind
    JOIN service_case c ON c.applicant_id = same.applicant_id AND c.case_id <> mine.case_id
    JOIN service_item_version o ON o.item_version_id = c.item_version_id AND o.item_id = v.item_id
    LEFT JOIN org_unit f ON f.org_unit_id = c.filed_unit_id
    LEFT JOIN service_window w ON w.window_id = c.window_id
    WHERE mine.case_id = of_case AND case_is_mine(mine) AND a.id_number <> ''
      AND c.status NOT IN ('declined', 'not_required', 'delivered', 'withdrawn')
    ORDER BY c.received_at
$$;

-- What is missing or wrong, in numbers; the rules are those of counter_app/domain/checklist.py.
-- `pending` counts every line that allows no outcome yet: not looked at, in order but short, or required and
-- yet marked as not applicable.
CREATE OR REPLACE FUNCTION checklist_state(of_case uuid, OUT pending integer, OUT defects integer,
                                           OUT blocking integer, OUT deferred integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH line AS (
        SELECT verdict, necessity, necessity = '三选一' AS one_of,
            original_received > 0 OR copies_received > 0 AS handed_in,
            original_received < original_required OR copies_received < copies_required AS short,
            bool_or(verdict = 'ok') FILTER (WHERE necessity = '三选一') OVER () AS one_is_ok,
            bool_or(verdict = 'pending') FILTER (WHERE necessity = '三选一') OVER () AS one_is_pending
        FROM case_material WHERE case_id = of_case
    ), found AS (
        SELECT line.*,
            CASE WHEN one_of THEN false WHEN necessity = '非必要' THEN verdict = 'wrong'
                ELSE verdict IN ('missing', 'wrong') END AS defective,
            necessity = '容缺后补' AND verdict = 'missing' AS may_follow
        FROM line
    ), alternatives AS ( -- one defect, and only while none of them is in order or still to be looked at
        SELECT coalesce(bool_or(one_of AND NOT one_is_ok AND NOT one_is_pending), false)::integer AS failed
        FROM line
    )
    SELECT
        count(*) FILTER (WHERE (verdict = 'ok' AND short) OR (necessity = '必要' AND verdict = 'not_applicable')
            OR (verdict = 'pending' AND CASE WHEN one_of THEN NOT one_is_ok
                ELSE necessity <> '非必要' OR handed_in END)),
        count(*) FILTER (WHERE defective) + (SELECT failed FROM alternatives),
        count(*) FILTER (WHERE defective AND NOT may_follow) + (SELECT failed FROM alternatives),
        count(*) FILTER (WHERE may_follow)
    FROM found
$$;

CREATE OR REPLACE FUNCTION check_case_guard(guard text, c service_case, act case_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    list record;
BEGIN
    SELECT * INTO list FROM checklist_state(c.case_id);
    CASE guard
    WHEN 'complete' THEN -- 行政许可法第三十二条第一款第五项
        IF list.blocking > 0 OR list.deferred > 0 THEN
            PERFORM refuse('materials_incomplete', jsonb_build_object('count', list.blocking + list.deferred));
        ELSIF list.pending > 0 THEN
            PERFORM refuse('checklist_unfinished', jsonb_build_object('count', list.pending));
        END IF;
    WHEN 'complete_but_deferrable' THEN
        IF list.blocking > 0 THEN
            PERFORM refuse('materials_incomplete', jsonb_build_object('count', list.blocking));
        ELSIF list.pending > 0 THEN
            PERFORM refuse('checklist_unfinished', jsonb_build_object('count', list.pending));
        ELSIF list.deferred = 0 THEN
            PERFORM refuse('nothing_deferred', '{}');
        END IF;
    WHEN 'everything_at_once' THEN -- 行政许可法第三十二条第一款第四项
        IF list.pending > 0 THEN
            PERFORM refuse('checklist_unfinished', jsonb_build_object('count', list.pending));
        ELSIF list.defects = 0 THEN
            PERFORM refuse('nothing_missing', '{}');
        END IF;
    WHEN 'second_notice_reason' THEN
        IF c.notice_count > 0 AND coalesce(btrim(act.payload ->> 'reason'), '') = '' THEN
            PERFORM refuse('second_notice_without_reason', jsonb_build_object('count', c.notice_count));
        END IF;
    WHEN 'reason' THEN
        IF coalesce(btrim(act.payload ->> 'reason'), '') = '' THEN
            PERFORM refuse('reason_missing', jsonb_build_object('action', act.action));
        END IF;
    WHEN 'acceptance_overdue' THEN
        IF NOT (SELECT deemed_accepted_if_late FROM service_item_version
                WHERE item_version_id = c.item_version_id) THEN
            PERFORM refuse('not_deemed_accepted', '{}');
        ELSIF c.acceptance_due_on IS NULL OR today() <= c.acceptance_due_on THEN
            PERFORM refuse('acceptance_not_overdue', jsonb_build_object('due_on', c.acceptance_due_on));
        END IF;
    WHEN 'separated_duties' THEN
        -- Whoever accepted does not sign, except for what is decided on the spot (行政许可法第三十四条第二款).
        IF my_staff_id() = coalesce(c.accepted_by, c.clerk_id) AND (
            SELECT case_type FROM service_item_version WHERE item_version_id = c.item_version_id) <> '即办件' THEN
            PERFORM refuse('same_person_accepted', '{}');
        END IF;
    WHEN 'instant_or_signer' THEN
        IF NOT (has_duty('chief_representative') OR has_duty('leader')) AND (
            SELECT case_type FROM service_item_version WHERE item_version_id = c.item_version_id) <> '即办件' THEN
            PERFORM refuse('not_your_duty', jsonb_build_object('action', act.action,
                'roles', '["chief_representative"]'::jsonb));
        END IF;
    WHEN 'mandate' THEN
        -- 首席事务代表授权书, item by item; the head of the unit needs none, and what is decided on the spot is
        -- decided where it is accepted (行政许可法第三十四条第二款).
        IF NOT (act.action = 'approve' AND (SELECT case_type FROM service_item_version
                WHERE item_version_id = c.item_version_id) = '即办件')
           AND NOT (has_duty('leader') AND c.org_unit_id = ANY (my_unit_ids()))
           AND NOT has_mandate(c.item_version_id) THEN
            PERFORM refuse('outside_mandate', jsonb_build_object('item', (
                SELECT name FROM service_item JOIN service_item_version USING (item_id)
                WHERE item_version_id = c.item_version_id)));
        END IF;
    WHEN 'deciding_unit' THEN
        IF NOT c.org_unit_id = ANY (my_unit_ids()) AND NOT coalesce(c.window_id = ANY (my_window_ids()), false) THEN
            PERFORM refuse('case_of_other_department', '{}');
        END IF;
    WHEN 'article_45' THEN
        IF coalesce((act.payload ->> 'working_days')::integer, 0) <= 0 THEN
            PERFORM refuse('special_time_missing', '{}');
        ELSIF coalesce(act.payload ->> 'kind', '') NOT IN
            ('听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审') THEN
            PERFORM refuse('not_article_45', jsonb_build_object('kind', act.payload ->> 'kind'));
        END IF;
    WHEN 'receiver' THEN -- 行政许可法第四十四条: a receipt names who took it
        IF coalesce(btrim(act.payload ->> 'receiver_name'), '') = '' THEN
            PERFORM refuse('receiver_missing', '{}');
        END IF;
    WHEN 'extension_limit' THEN -- 行政许可法第四十二条: once, and not longer than the item allows
        IF EXISTS (SELECT FROM extension WHERE case_id = c.case_id) THEN
            PERFORM refuse('extended_before', '{}');
        ELSIF coalesce((act.payload ->> 'working_days')::integer, 0) NOT BETWEEN 1 AND coalesce((
            SELECT extension_days FROM time_limit
            WHERE item_version_id = c.item_version_id AND kind = 'statutory'), 0) THEN
            PERFORM refuse('extension_too_long', '{}');
        END IF;
    END CASE;
END
$$;

-- The new case with its own copy of the checklist.
CREATE OR REPLACE FUNCTION receive_case(act case_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    item service_item;
    asked_version integer := (act.payload ->> 'item_version_id')::integer;
    at_window integer := (act.payload ->> 'window_id')::integer;
    filed_unit integer;
    code text := act.payload ->> 'service_code';
    received_on date := local_day(act.at);
BEGIN
    SELECT i.* INTO item FROM service_item i JOIN service_item_version v USING (item_id)
    WHERE v.item_version_id = asked_version AND v.state = 'published' AND i.lifecycle = 'active';
    IF NOT FOUND THEN
        PERFORM refuse('item_not_in_force', '{}');
    END IF;
    IF NOT EXISTS (SELECT FROM applicant WHERE applicant_id = (act.payload ->> 'applicant_id')::uuid
                   AND created_by = session_user) THEN
        PERFORM refuse('applicant_unknown', '{}');
    END IF;
    IF has_duty('agent') AND at_window IS NULL THEN
        SELECT org_unit_id INTO filed_unit FROM staff WHERE staff_id = my_staff_id();
        PERFORM check_leased_code(code, filed_unit);
    ELSE
        IF at_window IS NULL OR NOT at_window = ANY (my_window_ids()) THEN
            PERFORM refuse('window_not_held', '{}');
        ELSIF NOT EXISTS (
            SELECT FROM service_window w LEFT JOIN window_item e ON e.window_id = w.window_id
                AND e.item_id = item.item_id
            WHERE w.window_id = at_window AND (e.item_id IS NOT NULL OR w.org_unit_id = item.org_unit_id)) THEN
            PERFORM refuse('item_not_at_window', jsonb_build_object('item', item.name));
        END IF;
        code := next_service_code(item.org_unit_id);
    END IF;
    INSERT INTO service_case (case_id, hall_id, service_code, item_version_id, org_unit_id, filed_unit_id,
        applicant_id, window_id, ticket_id, clerk_id, channel, status, filed_at, received_at, complete_at,
        acceptance_due_on)
    VALUES (act.case_id, item.hall_id, code, asked_version, item.org_unit_id, filed_unit,
        (act.payload ->> 'applicant_id')::uuid, at_window, (act.payload ->> 'ticket_id')::uuid, act.staff_id,
        CASE WHEN filed_unit IS NULL THEN 'window' ELSE 'village' END, 'received',
        least((act.payload ->> 'filed_at')::timestamptz, act.at), act.at, act.at,
        add_working_days(received_on, rule('acceptance_working_days')));
    INSERT INTO case_material (case_id, position, name, necessity, form, note, on_site_check,
                               original_required, copies_required)
    SELECT act.case_id, position, name, necessity, form, note, on_site_check, original_count, copy_count
    FROM material_requirement WHERE item_version_id = asked_version;
END
$$;

CREATE OR REPLACE FUNCTION set_case_dates(of_case uuid, accepted timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE service_case c SET
        accepted_at = accepted,
        promised_due_on = limit_due_on(c.item_version_id, 'promised', local_day(accepted), local_day(c.complete_at)),
        statutory_due_on = limit_due_on(c.item_version_id, 'statutory', local_day(accepted), local_day(c.complete_at))
    WHERE c.case_id = of_case
$$;

CREATE OR REPLACE FUNCTION shift_case_dates(of_case uuid, working_days integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE service_case c SET
        promised_due_on = CASE WHEN promised_due_on IS NOT NULL
            THEN add_working_days(promised_due_on, working_days) END,
        statutory_due_on = CASE WHEN statutory_due_on IS NOT NULL
            THEN add_working_days(statutory_due_on, working_days) END
    WHERE c.case_id = of_case
$$;

-- Whether a date that still counts lies in a year without a notice: it is then computed again on import.
CREATE OR REPLACE FUNCTION mark_provisional(of_case uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE service_case SET due_provisional = is_provisional(greatest(
        CASE WHEN accepted_at IS NULL THEN acceptance_due_on END, supplement_due_on,
        CASE WHEN decided_at IS NULL THEN greatest(promised_due_on, statutory_due_on) END, delivery_due_on))
    WHERE case_id = of_case
$$;

CREATE OR REPLACE FUNCTION next_document_number(doc_kind text, unit integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    given integer;
    this_year integer := extract(year FROM today());
    head text;
    mark text;
BEGIN
    IF my_staff_id() IS NULL THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'next_document_number'));
    END IF;
    SELECT nullif(k.mark, '') INTO mark FROM document_kind k WHERE k.kind = doc_kind;
    IF mark IS NULL THEN
        PERFORM refuse('document_kind_unknown', jsonb_build_object('kind', doc_kind));
    END IF;
    SELECT h.short_name || u.short_name INTO head FROM org_unit u JOIN hall h USING (hall_id)
    WHERE u.org_unit_id = unit;
    INSERT INTO document_counter AS d (org_unit_id, kind, year, last_number) VALUES (unit, doc_kind, this_year, 1)
    ON CONFLICT (org_unit_id, kind, year) DO UPDATE SET last_number = d.last_number + 1
    RETURNING last_number INTO given;
    RETURN format('%s%s〔%s〕%s号', head, mark, this_year, lpad(given::text, 4, '0'));
END
$$;

-- What each action changes beside the status.
CREATE OR REPLACE FUNCTION apply_to_case(act case_action, c service_case) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    CASE act.action
    WHEN 'request_supplement' THEN
        UPDATE service_case SET notice_count = notice_count + 1,
            supplement_due_on = add_working_days(today(), rule('supplement_working_days'))
        WHERE case_id = act.case_id;
    WHEN 'supplement' THEN
        UPDATE service_case SET complete_at = act.at, visit_count = visit_count + 1, supplement_due_on = NULL,
            window_id = coalesce((act.payload ->> 'window_id')::integer, window_id),
            acceptance_due_on = add_working_days(today(), rule('acceptance_working_days'))
        WHERE case_id = act.case_id;
    WHEN 'accept', 'accept_deferred' THEN
        -- After a supplement the day of acceptance is the day of the complete hand-in (L8).
        PERFORM set_case_dates(act.case_id, CASE WHEN c.notice_count > 0 THEN c.complete_at ELSE act.at END);
        UPDATE service_case SET accepted_by = act.staff_id,
            window_id = coalesce((act.payload ->> 'window_id')::integer, window_id) WHERE case_id = act.case_id;
    WHEN 'deem_accepted' THEN
        -- From the day of receipt, not from the sixth day (行政许可法第三十二条第一款第四项); after a notice that
        -- was given in time this is the day on which the supplement was received.
        PERFORM set_case_dates(act.case_id, c.complete_at);
    WHEN 'stop_clock' THEN
        INSERT INTO clock_stop (case_id, kind, expected_working_days, stopped_on)
        VALUES (act.case_id, act.payload ->> 'kind', (act.payload ->> 'working_days')::integer, today());
        UPDATE service_case SET stopped_on = today() WHERE case_id = act.case_id;
    WHEN 'resume_clock' THEN
        UPDATE clock_stop SET resumed_on = today() WHERE case_id = act.case_id AND resumed_on IS NULL;
        PERFORM shift_case_dates(act.case_id, day_ordinal(today()) - day_ordinal(c.stopped_on));
        UPDATE service_case SET stopped_on = NULL WHERE case_id = act.case_id;
    WHEN 'extend' THEN
        INSERT INTO extension (case_id, working_days, reason, approved_by, approved_at)
        VALUES (act.case_id, (act.payload ->> 'working_days')::integer, act.payload ->> 'reason',
                act.staff_id, act.at);
        PERFORM shift_case_dates(act.case_id, (act.payload ->> 'working_days')::integer);
    WHEN 'approve', 'refuse' THEN -- delivery within ten days of the decision (行政许可法第四十四条)
        UPDATE service_case SET decided_at = act.at,
            delivery_due_on = add_working_days(today(), rule('delivery_working_days'))
        WHERE case_id = act.case_id;
    WHEN 'issue' THEN
        INSERT INTO certificate (certificate_id, case_id, name, number, issued_at, validity)
        SELECT act.action_id, c.case_id, v.result_name, next_document_number('certificate', c.org_unit_id),
               act.at, v.result_validity
        FROM service_item_version v WHERE v.item_version_id = c.item_version_id;
        UPDATE service_case SET issued_at = act.at WHERE case_id = act.case_id;
    WHEN 'deliver' THEN
        INSERT INTO delivery_receipt (case_id, receiver_name, relation, method, delivered_at, delivered_by)
        VALUES (act.case_id, act.payload ->> 'receiver_name', act.payload ->> 'relation',
                act.payload ->> 'method', act.at, act.staff_id);
        UPDATE service_case SET delivered_at = act.at WHERE case_id = act.case_id;
    ELSE
        NULL; -- the status alone
    END CASE;
    UPDATE service_case SET status = act.to_status, action_count = act.seq, head_hash = act.hash,
        xact_id = pg_current_xact_id()
    WHERE case_id = act.case_id;
    PERFORM mark_provisional(act.case_id);
END
$$;

CREATE OR REPLACE FUNCTION on_case_action() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    c service_case;
    rule transition;
    guard text;
BEGIN
    PERFORM say_once(NEW.action_id);
    IF EXISTS (SELECT FROM case_action WHERE action_id = NEW.action_id) THEN
        RETURN NULL; -- said before: the caller reads the first answer (DESIGN D4)
    END IF;
    NEW.at := app_now();
    NEW.actor := session_user;
    NEW.staff_id := my_staff_id();
    NEW.payload := coalesce(NEW.payload, '{}');
    SELECT * INTO c FROM service_case WHERE case_id = NEW.case_id FOR UPDATE;
    IF c.case_id IS NOT NULL AND NOT case_is_mine(c) THEN
        PERFORM refuse('case_of_other_department', '{}');
    END IF;
    rule := find_transition('case', NEW.action, coalesce(c.status, ''));
    FOREACH guard IN ARRAY rule.guards LOOP
        PERFORM check_case_guard(guard, c, NEW);
    END LOOP;
    NEW.from_status := c.status;
    NEW.to_status := rule.to_status;
    NEW.seq := coalesce(c.action_count, 0) + 1;
    NEW.prev_hash := c.head_hash;
    NEW.xact_id := pg_current_xact_id();
    NEW.hash := action_link(NEW.prev_hash, NEW.action_id, NEW.case_id, NEW.seq, NEW.action, NEW.from_status,
        NEW.to_status, NEW.actor, NEW.at, NEW.staff_id, NULL, NEW.xact_id, NEW.payload);
    IF NEW.action = 'receive' THEN
        PERFORM receive_case(NEW);
        SELECT * INTO c FROM service_case WHERE case_id = NEW.case_id;
    END IF;
    PERFORM apply_to_case(NEW, c);
    PERFORM pg_notify('counter', json_build_object(
        'topic', 'case', 'id', NEW.case_id, 'action', NEW.action)::text);
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS case_action_decides ON case_action;
CREATE TRIGGER case_action_decides BEFORE INSERT ON case_action
    FOR EACH ROW EXECUTE FUNCTION on_case_action();

-- The checklist changes only under the lock of its case, and only at intake: else a correction and an
-- acceptance at the same instant would both pass, and a case be accepted with a material missing.
CREATE OR REPLACE FUNCTION on_case_material() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    now_status text;
BEGIN
    SELECT status INTO now_status FROM service_case WHERE case_id = OLD.case_id FOR UPDATE;
    IF now_status NOT IN ('received', 'awaiting_supplement') THEN
        PERFORM refuse('wrong_state', jsonb_build_object(
            'subject', 'case', 'action', 'check_material', 'status', now_status));
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS case_material_at_intake ON case_material;
CREATE TRIGGER case_material_at_intake BEFORE UPDATE ON case_material
    FOR EACH ROW EXECUTE FUNCTION on_case_material();

-- Nothing that was recorded is changed or removed, not even by the owner's own slip of the hand.
CREATE OR REPLACE FUNCTION keep_log() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'CA000', MESSAGE = 'log_is_append_only';
END
$$;

DROP TRIGGER IF EXISTS ticket_action_kept ON ticket_action;
CREATE TRIGGER ticket_action_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_action
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();
DROP TRIGGER IF EXISTS case_action_kept ON case_action;
CREATE TRIGGER case_action_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON case_action
    FOR EACH STATEMENT EXECUTE FUNCTION keep_log();

-- Working days that clock stops and an extension have moved the dates of a case.
CREATE OR REPLACE FUNCTION days_moved(of_case uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (coalesce((SELECT sum(day_ordinal(resumed_on) - day_ordinal(stopped_on)) FROM clock_stop
                      WHERE case_id = of_case AND resumed_on IS NOT NULL), 0)
        + coalesce((SELECT working_days FROM extension WHERE case_id = of_case), 0))::integer
$$;

-- Dates of open cases are computed again when a year's calendar becomes known.
CREATE OR REPLACE FUNCTION recompute_provisional_dates() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    c service_case;
    total integer := 0;
BEGIN
    IF my_staff_id() IS NOT NULL AND NOT has_duty('centre_admin') THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'recompute_provisional_dates'));
    END IF;
    FOR c IN SELECT * FROM service_case WHERE due_provisional
             AND status NOT IN ('declined', 'not_required', 'delivered', 'withdrawn') FOR UPDATE LOOP
        IF c.accepted_at IS NOT NULL THEN
            PERFORM set_case_dates(c.case_id, c.accepted_at);
            PERFORM shift_case_dates(c.case_id, days_moved(c.case_id));
        END IF;
        UPDATE service_case SET
            acceptance_due_on = add_working_days(local_day(complete_at), rule('acceptance_working_days')),
            supplement_due_on = CASE WHEN supplement_due_on IS NOT NULL THEN add_working_days((
                SELECT local_day(max(at)) FROM case_action
                WHERE case_id = c.case_id AND action = 'request_supplement'), rule('supplement_working_days')) END,
            delivery_due_on = CASE WHEN decided_at IS NOT NULL
                THEN add_working_days(local_day(decided_at), rule('delivery_working_days')) END
        WHERE case_id = c.case_id;
        PERFORM mark_provisional(c.case_id);
        total := total + 1;
    END LOOP;
    RETURN total;
END
$$;
