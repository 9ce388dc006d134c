-- The key for a person's drafts of intakes on the machines where they type. It is made here, so that no machine keeps
-- it, and told to nobody but whoever signs in as that person. Two random UUIDs hold 244 random bits.

CREATE OR REPLACE FUNCTION my_draft_key() RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF my_staff_id() IS NULL THEN
        PERFORM refuse('not_staff', '{}');
    END IF;
    INSERT INTO draft_key (login, key)
    VALUES (session_user, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
    ON CONFLICT DO NOTHING;
    RETURN (SELECT key FROM draft_key WHERE login = session_user);
END
$$;
