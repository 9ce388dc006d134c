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

-- When the block was leased from which this code is; each serial is used once, and on no day before that one.
CREATE OR REPLACE FUNCTION check_leased_code(code text, unit integer) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    leased timestamptz;
BEGIN
    SELECT b.leased_at INTO leased
    FROM code_block b JOIN org_unit u USING (org_unit_id) JOIN hall h USING (hall_id)
    WHERE is_service_code(code) AND b.org_unit_id = unit AND b.point_code = substr(code, 15, 3)
      AND h.region_code = substr(code, 1, 6)
      AND substr(code, 18, 5)::integer BETWEEN b.first_serial AND b.last_serial;
    IF NOT FOUND THEN
        PERFORM refuse('code_not_leased', jsonb_build_object('service_code', code));
    ELSIF EXISTS (SELECT FROM service_case WHERE filed_unit_id = unit
                  AND substr(service_code, 15, 8) = substr(code, 15, 8)) THEN
        PERFORM refuse('code_used', jsonb_build_object('service_code', code));
    -- As text: a code may name a day that no calendar has. A laptop's clock may stand a day off.
    ELSIF substr(code, 7, 8) NOT BETWEEN to_char(local_day(leased) - 1, 'YYYYMMDD')
          AND to_char(today() + 1, 'YYYYMMDD') THEN
        PERFORM refuse('code_of_other_day', jsonb_build_object('service_code', code));
    END IF;
    RETURN leased;
END
$$;

CREATE OR REPLACE FUNCTION lease_code_block(size integer) RETURNS code_block
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    unit org_unit;
    block code_block;
    first integer;
BEGIN
    IF NOT has_duty('agent') OR coalesce(size, 0) NOT BETWEEN 1 AND 500 THEN
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

-- The same as the policy on `service_case`, for one case and with the cheapest question first.
CREATE OR REPLACE FUNCTION case_is_mine(c service_case) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce(c.clerk_id = my_staff_id(), false)
        OR coalesce(c.window_id = ANY (my_window_ids()), false)
        OR c.org_unit_id = ANY (my_unit_ids())
        OR coalesce(c.filed_unit_id = ANY (my_unit_ids()), false)
        OR c.item_version_id = ANY (my_entrusted_version_ids())
        OR sees_every_case();
END
$$;

-- Whether one of these duties reaches this case: over the deciding unit or the one where it was filed, at the window
-- that has it or its item, or in the hand that received it. Whoever supervises sees all and handles none.
CREATE OR REPLACE FUNCTION may_handle(c service_case, duties text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mine boolean := coalesce(c.clerk_id = my_staff_id(), false);
    duty text;
BEGIN
    IF mine OR coalesce(c.window_id = ANY (my_window_ids()), false)
       OR c.item_version_id = ANY (my_entrusted_version_ids()) THEN
        FOREACH duty IN ARRAY duties LOOP
            IF (mine OR duty IN ('clerk', 'chief_representative', 'township_clerk')) AND has_duty(duty) THEN
                RETURN true;
            END IF;
        END LOOP;
    END IF;
    IF 'supervisor' = ANY (duties) AND has_duty('supervisor') THEN
        RETURN true;
    END IF;
    -- As holders_of() says it, for all duties and both units in one question.
    RETURN EXISTS (
        SELECT FROM staff s CROSS JOIN LATERAL (SELECT units_below(ARRAY[s.org_unit_id]) AS units) u
        WHERE s.staff_id IN (SELECT acting_for())
          AND (c.org_unit_id = ANY (u.units) OR c.filed_unit_id = ANY (u.units))
          AND CASE WHEN s.login = session_user
                   THEN EXISTS (SELECT FROM unnest(duties) AS d
                                WHERE pg_has_role(session_user, 'counter_' || d, 'MEMBER'))
                   ELSE s.roles && duties END);
END
$$;

-- Those in whose name the caller may sign in this unit: the caller's own, and whoever the caller covers.
CREATE OR REPLACE FUNCTION signers_of(unit integer, by_leader_alone boolean) RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT holders_of('leader', unit)
    UNION
    SELECT holders_of('chief_representative', unit) WHERE NOT by_leader_alone
$$;

CREATE OR REPLACE FUNCTION is_instant(version integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT case_type = '即办件' FROM service_item_version WHERE item_version_id = is_instant.version
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
            verdict = 'wrong' AND btrim(defect) = '' AS unexplained, -- “wrong” alone tells nobody what to bring
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
            OR (unexplained AND NOT (one_of AND one_is_ok))
            OR (verdict = 'pending' AND CASE WHEN one_of THEN NOT one_is_ok
                ELSE necessity <> '非必要' OR handed_in END)),
        count(*) FILTER (WHERE defective) + (SELECT failed FROM alternatives),
        count(*) FILTER (WHERE defective AND NOT may_follow) + (SELECT failed FROM alternatives),
        count(*) FILTER (WHERE may_follow)
    FROM found
$$;

-- Who took part in the acceptance: whose name it bears, and who said it. A case that is deemed accepted bears none.
CREATE OR REPLACE FUNCTION accepters_of(c service_case) RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(c.accepted_by, c.clerk_id) WHERE coalesce(c.accepted_by, c.clerk_id) IS NOT NULL
    UNION
    SELECT staff_id FROM case_action WHERE case_id = c.case_id AND staff_id IS NOT NULL
      AND action IN ('accept', 'accept_deferred', 'deem_accepted')
$$;

CREATE OR REPLACE FUNCTION check_case_guard(guard text, c service_case, act case_action) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    list record;
BEGIN
    IF guard = 'complete' AND NOT EXISTS (
        SELECT FROM case_material m WHERE m.case_id = c.case_id AND (m.verdict <> 'ok'
            OR m.original_received < m.original_required OR m.copies_received < m.copies_required)) THEN
        RETURN; -- the usual case, at a third of what the whole state of the list costs
    ELSIF guard IN ('complete', 'complete_but_deferrable', 'everything_at_once') THEN
        SELECT * INTO list FROM checklist_state(c.case_id);
    END IF;
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
        IF c.notice_count > 0 AND is_blank(act.payload ->> 'reason') THEN
            PERFORM refuse('second_notice_without_reason', jsonb_build_object('count', c.notice_count));
        END IF;
    WHEN 'reason' THEN
        IF is_blank(act.payload ->> 'reason') THEN
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
        -- Whoever accepted does not sign, nor lends the right to sign, except for what is decided on the spot
        -- (行政许可法第三十四条第二款).
        IF NOT is_instant(c.item_version_id) AND (
            my_staff_id() IN (SELECT accepters_of(c)) OR NOT EXISTS (
                SELECT FROM signers_of(c.org_unit_id, c.status = 'pending_leader') AS signer
                WHERE signer NOT IN (SELECT accepters_of(c)))) THEN
            PERFORM refuse('same_person_accepted', '{}');
        END IF;
    WHEN 'instant_or_signer' THEN
        IF NOT (has_duty('chief_representative') OR has_duty('leader')) AND NOT is_instant(c.item_version_id) THEN
            PERFORM refuse('not_your_duty', jsonb_build_object('action', act.action,
                'roles', '["chief_representative"]'::jsonb));
        END IF;
    WHEN 'mandate' THEN
        -- 首席事务代表授权书, item by item; the head of the unit needs none, and what is decided on the spot is
        -- decided where it is accepted (行政许可法第三十四条第二款).
        IF NOT (act.action = 'approve' AND is_instant(c.item_version_id))
           AND NOT EXISTS (SELECT FROM holders_of('leader', c.org_unit_id))
           AND NOT has_mandate(c.item_version_id) THEN
            PERFORM refuse('outside_mandate', jsonb_build_object('item', (
                SELECT name FROM service_item JOIN service_item_version USING (item_id)
                WHERE item_version_id = c.item_version_id)));
        END IF;
    WHEN 'deciding_unit' THEN
        -- Who holds the window decides there only what is decided on the spot.
        IF NOT (act.action = 'approve' AND is_instant(c.item_version_id)
                AND (c.org_unit_id = ANY (my_unit_ids()) OR coalesce(c.window_id = ANY (my_window_ids()), false)))
           AND NOT EXISTS (SELECT FROM signers_of(c.org_unit_id,
                           c.status = 'pending_leader' OR act.action = 'extend')) THEN
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
        IF is_blank(act.payload ->> 'receiver_name') THEN
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
    filed timestamptz := (act.payload ->> 'filed_at')::timestamptz;
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
        -- Nobody wrote it down before its code was leased, nor after it has arrived.
        filed := least(greatest(filed, check_leased_code(code, filed_unit)), act.at);
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
        filed := NULL;
    END IF;
    INSERT INTO service_case (case_id, hall_id, service_code, item_version_id, org_unit_id, filed_unit_id,
        applicant_id, window_id, ticket_id, clerk_id, channel, status, filed_at, received_at, complete_at,
        acceptance_due_on)
    VALUES (act.case_id, item.hall_id, code, asked_version, item.org_unit_id, filed_unit,
        (act.payload ->> 'applicant_id')::uuid, at_window, (act.payload ->> 'ticket_id')::uuid, act.staff_id,
        CASE WHEN filed_unit IS NULL THEN 'window' ELSE 'village' END, 'received',
        filed, act.at, act.at,
        add_working_days(received_on, rule('acceptance_working_days')));
    INSERT INTO case_material (case_id, position, name, necessity, form, note, on_site_check,
                               original_required, copies_required)
    SELECT act.case_id, position, name, necessity, form, note, on_site_check, original_count, copy_count
    FROM material_requirement WHERE item_version_id = asked_version;
END
$$;

-- The three below give back the case as it will be: it is written once, for each write of an indexed row costs
-- as much as all its rules together.
CREATE OR REPLACE FUNCTION with_dates(c service_case, accepted timestamptz) RETURNS service_case
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    accepted_on date := local_day(accepted);
    complete_on date := CASE WHEN c.complete_at = accepted THEN accepted_on ELSE local_day(c.complete_at) END;
BEGIN
    c.accepted_at := accepted;
    SELECT min(d.due_on) FILTER (WHERE d.kind = 'promised'), min(d.due_on) FILTER (WHERE d.kind = 'statutory')
    INTO c.promised_due_on, c.statutory_due_on
    FROM limits_due(c.item_version_id, accepted_on, complete_on) d;
    RETURN c;
END
$$;

CREATE OR REPLACE FUNCTION with_dates_moved(c service_case, working_days integer) RETURNS service_case
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF c.promised_due_on IS NOT NULL THEN
        c.promised_due_on := add_working_days(c.promised_due_on, working_days);
    END IF;
    IF c.statutory_due_on IS NOT NULL THEN
        c.statutory_due_on := add_working_days(c.statutory_due_on, working_days);
    END IF;
    RETURN c;
END
$$;

-- Whether a date that still counts lies in a year without a notice: it is then computed again on import.
CREATE OR REPLACE FUNCTION has_provisional_date(c service_case) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN is_provisional(greatest(
        CASE WHEN c.accepted_at IS NULL THEN c.acceptance_due_on END, c.supplement_due_on,
        CASE WHEN c.decided_at IS NULL THEN greatest(c.promised_due_on, c.statutory_due_on) END,
        c.delivery_due_on));
END
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

-- A number is given only to be used: without its paper in the same transaction there is no commit, and no hole.
CREATE OR REPLACE FUNCTION on_number_given() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    given text;
BEGIN
    SELECT format('%s%s〔%s〕%s号', h.short_name || u.short_name, k.mark, NEW.year, lpad(NEW.last_number::text, 4, '0'))
    INTO given
    FROM org_unit u JOIN hall h USING (hall_id) JOIN document_kind k ON k.kind = NEW.kind
    WHERE u.org_unit_id = NEW.org_unit_id;
    IF NOT EXISTS (SELECT FROM document WHERE kind = NEW.kind AND number = given)
       AND NOT EXISTS (SELECT FROM certificate WHERE number = given) THEN
        PERFORM refuse('document_number_unused', jsonb_build_object('number', given));
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS document_number_used ON document_counter;
CREATE CONSTRAINT TRIGGER document_number_used AFTER INSERT OR UPDATE ON document_counter
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_number_given();

-- What each action changes; one write at the end.
CREATE OR REPLACE FUNCTION apply_to_case(act case_action, c service_case) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    day date;
BEGIN
    IF act.action NOT IN ('accept', 'review', 'submit') THEN -- what happens most needs no date of the day
        day := local_day(act.at);
    END IF;
    CASE act.action
    WHEN 'request_supplement' THEN
        c.notice_count := c.notice_count + 1;
        c.supplement_due_on := add_working_days(day, rule('supplement_working_days'));
    WHEN 'supplement' THEN
        c.complete_at := act.at;
        c.visit_count := c.visit_count + 1;
        c.supplement_due_on := NULL;
        c.window_id := coalesce((act.payload ->> 'window_id')::integer, c.window_id);
        c.acceptance_due_on := add_working_days(day, rule('acceptance_working_days'));
    WHEN 'accept', 'accept_deferred' THEN
        -- After a supplement the day of acceptance is the day of the complete hand-in (L8).
        c := with_dates(c, CASE WHEN c.notice_count > 0 THEN c.complete_at ELSE act.at END);
        c.accepted_by := act.staff_id;
        c.window_id := coalesce((act.payload ->> 'window_id')::integer, c.window_id);
    WHEN 'deem_accepted' THEN
        -- From the day of receipt, not from the sixth day (行政许可法第三十二条第一款第四项); after a notice that
        -- was given in time this is the day on which the supplement was received.
        c := with_dates(c, c.complete_at);
    WHEN 'stop_clock' THEN
        INSERT INTO clock_stop (case_id, kind, expected_working_days, stopped_on)
        VALUES (act.case_id, act.payload ->> 'kind', (act.payload ->> 'working_days')::integer, day);
        c.stopped_on := day;
    WHEN 'resume_clock' THEN
        UPDATE clock_stop SET resumed_on = day WHERE case_id = act.case_id AND resumed_on IS NULL;
        c := with_dates_moved(c, day_ordinal(day) - day_ordinal(c.stopped_on));
        c.stopped_on := NULL;
    WHEN 'extend' THEN
        INSERT INTO extension (case_id, working_days, reason, approved_by, approved_at)
        VALUES (act.case_id, (act.payload ->> 'working_days')::integer, act.payload ->> 'reason',
                act.staff_id, act.at);
        c := with_dates_moved(c, (act.payload ->> 'working_days')::integer);
    WHEN 'approve', 'refuse' THEN -- delivery within ten days of the decision (行政许可法第四十四条)
        c.decided_at := act.at;
        c.delivery_due_on := add_working_days(day, rule('delivery_working_days'));
    WHEN 'issue' THEN
        INSERT INTO certificate (certificate_id, case_id, name, number, issued_at, validity)
        SELECT act.action_id, c.case_id, v.result_name, next_document_number('certificate', c.org_unit_id),
               act.at, v.result_validity
        FROM service_item_version v WHERE v.item_version_id = c.item_version_id;
        c.issued_at := act.at;
    WHEN 'deliver' THEN
        INSERT INTO delivery_receipt (case_id, receiver_name, relation, method, delivered_at, delivered_by)
        VALUES (act.case_id, act.payload ->> 'receiver_name', act.payload ->> 'relation',
                act.payload ->> 'method', act.at, act.staff_id);
        c.delivered_at := act.at;
    ELSE
        NULL; -- the status alone
    END CASE;
    UPDATE service_case SET
        status = act.to_status, action_count = act.seq, head_hash = act.hash, xact_id = pg_current_xact_id(),
        window_id = c.window_id, accepted_by = c.accepted_by, notice_count = c.notice_count,
        visit_count = c.visit_count, complete_at = c.complete_at, accepted_at = c.accepted_at,
        decided_at = c.decided_at, issued_at = c.issued_at, delivered_at = c.delivered_at,
        acceptance_due_on = c.acceptance_due_on, supplement_due_on = c.supplement_due_on,
        promised_due_on = c.promised_due_on, statutory_due_on = c.statutory_due_on,
        delivery_due_on = c.delivery_due_on, stopped_on = c.stopped_on, due_provisional = has_provisional_date(c)
    WHERE case_id = act.case_id;
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
    NEW.actor := session_user;
    NEW.staff_id := my_staff_id();
    NEW.payload := coalesce(NEW.payload, '{}');
    SELECT * INTO c FROM service_case WHERE case_id = NEW.case_id FOR UPDATE;
    NEW.at := app_now(); -- behind the lock: along a chain time never goes back
    IF c.case_id IS NOT NULL AND NOT case_is_mine(c) THEN
        PERFORM refuse('case_of_other_department', '{}');
    END IF;
    rule := find_transition('case', NEW.action, coalesce(c.status, ''));
    IF c.case_id IS NOT NULL AND NOT may_handle(c, rule.roles) THEN
        PERFORM refuse('case_of_other_department', '{}');
    END IF;
    FOREACH guard IN ARRAY rule.guards LOOP
        PERFORM check_case_guard(guard, c, NEW);
    END LOOP;
    IF NEW.action IN ('supplement', 'accept', 'accept_deferred') AND NEW.payload ->> 'window_id' IS NOT NULL
       AND NOT (NEW.payload ->> 'window_id')::integer = ANY (my_window_ids()) THEN
        PERFORM refuse('window_not_held', jsonb_build_object('window_id', NEW.payload -> 'window_id'));
    END IF;
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
    -- Everybody may listen: that a case changed, and neither which nor how.
    PERFORM pg_notify('counter', '{"topic": "case"}');
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
    c service_case;
BEGIN
    SELECT * INTO c FROM service_case WHERE case_id = OLD.case_id FOR UPDATE;
    IF c.status NOT IN ('received', 'awaiting_supplement') THEN
        PERFORM refuse('wrong_state', jsonb_build_object(
            'subject', 'case', 'action', 'check_material', 'status', c.status));
    -- An agent fills the list in while filing, in the same transaction, and leaves it to the township then.
    ELSIF NOT (c.clerk_id = my_staff_id() AND (c.filed_unit_id IS NULL OR c.xact_id = pg_current_xact_id()))
          AND NOT may_handle(c, ARRAY['clerk', 'chief_representative', 'township_clerk']) THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'check_material'));
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
    IF NOT is_owner() AND NOT has_duty('centre_admin') THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'recompute_provisional_dates'));
    END IF;
    FOR c IN SELECT * FROM service_case WHERE due_provisional
             AND status NOT IN ('declined', 'not_required', 'delivered', 'withdrawn') FOR UPDATE LOOP
        IF c.accepted_at IS NOT NULL THEN
            c := with_dates_moved(with_dates(c, c.accepted_at), days_moved(c.case_id));
        END IF;
        c.acceptance_due_on := add_working_days(local_day(c.complete_at), rule('acceptance_working_days'));
        IF c.supplement_due_on IS NOT NULL THEN
            c.supplement_due_on := add_working_days((
                SELECT local_day(max(at)) FROM case_action
                WHERE case_id = c.case_id AND action = 'request_supplement'), rule('supplement_working_days'));
        END IF;
        IF c.decided_at IS NOT NULL THEN
            c.delivery_due_on := add_working_days(local_day(c.decided_at), rule('delivery_working_days'));
        END IF;
        UPDATE service_case SET
            acceptance_due_on = c.acceptance_due_on, supplement_due_on = c.supplement_due_on,
            promised_due_on = c.promised_due_on, statutory_due_on = c.statutory_due_on,
            delivery_due_on = c.delivery_due_on, due_provisional = has_provisional_date(c)
        WHERE case_id = c.case_id;
        total := total + 1;
    END LOOP;
    RETURN total;
END
$$;
