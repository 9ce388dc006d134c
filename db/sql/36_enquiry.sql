-- 首问负责: whoever is asked first answers or says where to go, and it is on record who that was. No case, no number.

-- Recorded once for each id that the client made: the same again answers the same, also after the visitor went on.
-- The caller is the one who was asked first, whatever the client says, and stands at this window now.
CREATE OR REPLACE FUNCTION record_enquiry(new_enquiry_id uuid, at_window integer, said_topic text,
    said_question text DEFAULT '', said_answer text DEFAULT '', of_item integer DEFAULT NULL,
    of_ticket uuid DEFAULT NULL, to_unit integer DEFAULT NULL, to_window integer DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    e enquiry;
BEGIN
    PERFORM say_once(new_enquiry_id);
    SELECT * INTO e FROM enquiry WHERE enquiry_id = new_enquiry_id;
    IF FOUND THEN
        IF (e.actor, e.window_id, e.topic, e.question, e.answer, e.item_id, e.ticket_id, e.referred_unit_id,
            e.referred_window_id) IS DISTINCT FROM (session_user::text, at_window, said_topic, said_question,
            said_answer, of_item, of_ticket, to_unit, to_window) THEN
            PERFORM refuse('action_id_reused', '{}');
        END IF;
        RETURN new_enquiry_id;
    END IF;
    IF NOT (has_duty('clerk') OR has_duty('chief_representative') OR has_duty('township_clerk')) THEN
        PERFORM refuse('not_your_duty', jsonb_build_object('action', 'record_enquiry'));
    END IF;
    IF at_window IS NULL OR NOT at_window = ANY (my_window_ids()) THEN
        PERFORM refuse('window_not_held', jsonb_build_object('window_id', at_window));
    END IF;
    IF is_blank(said_topic) THEN
        PERFORM refuse('enquiry_topic_missing', '{}');
    END IF;
    IF to_unit IS NOT NULL AND to_window IS NOT NULL OR to_window = at_window THEN
        PERFORM refuse('enquiry_referral_unclear', '{}');
    END IF;
    IF of_ticket IS NOT NULL AND NOT EXISTS (
        SELECT FROM ticket WHERE ticket_id = of_ticket AND window_id = at_window AND business_day = today()) THEN
        PERFORM refuse('enquiry_of_other_visitor', '{}');
    END IF;
    INSERT INTO enquiry (enquiry_id, hall_id, window_id, staff_id, ticket_id, topic, question, answer, item_id,
                         referred_unit_id, referred_window_id, at, actor)
    SELECT new_enquiry_id, w.hall_id, at_window, my_staff_id(), of_ticket, said_topic, coalesce(said_question, ''),
           coalesce(said_answer, ''), of_item, to_unit, to_window, app_now(), session_user
    FROM service_window w WHERE w.window_id = at_window;
    PERFORM pg_notify('counter', json_build_object('topic', 'enquiry', 'window_id', at_window)::text);
    RETURN new_enquiry_id;
END
$$;
