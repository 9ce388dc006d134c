-- What an action says: few single values, short, of the kind that the guards and the projection read. It is looked
-- at before any guard casts it, and it stays in the log for ever.

CREATE OR REPLACE FUNCTION is_payload_value(key text, value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp
SET standard_conforming_strings = on AS $$
    SELECT CASE
        WHEN value = 'null' THEN true
        WHEN jsonb_typeof(value) IN ('object', 'array') THEN false
        WHEN key IN ('queue_id', 'item_id', 'window_id', 'item_version_id', 'working_days', 'people')
            THEN value #>> '{}' ~ '^-?[0-9]{1,9}$'
        WHEN key IN ('applicant_id', 'ticket_id', 'appointment_id')
            THEN value #>> '{}' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        WHEN key = 'filed_at' THEN value #>> '{}' ~
            '^20[0-9]{2}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])[T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-][01][0-9]:[0-5][0-9])?$'
        -- The characters are those of db/models/text_limits.py; reasons may have several lines.
        ELSE char_length(value #>> '{}') <= 500 AND value #>> '{}' !~
            '[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff'
            '\U000e0000-\U000e007f'
            '\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff'
            '\U0005fffe\U0005ffff\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff'
            '\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff'
            '\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff]'
    END
$$;

CREATE OR REPLACE FUNCTION check_said() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said record;
BEGIN
    IF NEW.payload IS NULL OR NEW.payload = '{}' THEN
        RETURN NEW;
    ELSIF jsonb_typeof(NEW.payload) <> 'object' OR pg_column_size(NEW.payload) > 8192 THEN
        PERFORM refuse('text_not_allowed', '{"field": "payload"}');
    END IF;
    FOR said IN SELECT * FROM jsonb_each(NEW.payload) LOOP
        IF said.key !~ '^[a-z_]{1,40}$' OR NOT is_payload_value(said.key, said.value) THEN
            PERFORM refuse('text_not_allowed', jsonb_build_object('field', left(said.key, 40)));
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;

-- By their names they fire before `…_decides`.
DROP TRIGGER IF EXISTS ticket_action_checked ON ticket_action;
CREATE TRIGGER ticket_action_checked BEFORE INSERT ON ticket_action
    FOR EACH ROW EXECUTE FUNCTION check_said();
DROP TRIGGER IF EXISTS case_action_checked ON case_action;
CREATE TRIGGER case_action_checked BEFORE INSERT ON case_action
    FOR EACH ROW EXECUTE FUNCTION check_said();

-- Enough to know oneself, too little for others: 李国强 is 李*强. A dot in a name stays visible, each word in Latin
-- letters keeps its first. An accent or a variation selector goes with its character and counts as none.
-- With standard_conforming_strings off, which a client may set, the patterns would be others and mask nothing.
CREATE OR REPLACE FUNCTION mask_name(full_name text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp SET standard_conforming_strings = on AS $$
    SELECT CASE
        WHEN name ~ '^[\x01-\x7f]*$'
            THEN regexp_replace(regexp_replace(name, '\s+', ' ', 'g'), '(?<=\S)\S', '*', 'g')
        WHEN char_length(bare) = 1 THEN '*'
        WHEN char_length(bare) = 2 THEN substring(name FROM '^.' || joined) || '*'
        ELSE substring(name FROM '^.' || joined)
            || regexp_replace(substr(bare, 2, char_length(bare) - 2), '[^·•]', '*', 'g')
            || substring(name FROM '.' || joined || '$') END
    FROM btrim(full_name) AS name
    CROSS JOIN (VALUES ('[\u0300-\u036F\uFE00-\uFE0F\U000E0100-\U000E01EF]*')) AS following (joined)
    CROSS JOIN regexp_replace(name, joined, '', 'g') AS bare
$$;
