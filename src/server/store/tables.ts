/** Every table of the server. Instants are ISO text, booleans 0 and 1, so that one set of queries fits any engine. */
export type Tables = {
  journals: { journal: string; kind: string; seq: number; prefix: string; founded_at: string };
  changes: {
    journal: string;
    seq: number;
    id: string;
    by_person: string;
    kind: string;
    content_hash: string;
    link: string;
    prefix: string;
    received_at: string;
    /** The change as JSON. */
    body: string;
  };
  members: { journal: string; person: string; role: string | null; ended_at: string | null };
  /** `given_at`: when the bytes came by way of this journal. Until then they are lacking in it, wherever else they are. */
  blob_references: { journal: string; sha256: string; given_at: string | null };
  blobs: { sha256: string; size: number; media_type: string; stored_at: string };
  accounts: {
    account: string;
    name: string;
    sign_in_name: string;
    /** Scheme, parameters, salt and hash in one text; null until a password was set. */
    password: string | null;
    role: string;
    created_at: string;
    disabled_at: string | null;
  };
  persons: { person: string; account: string; claimed_at: string };
  devices: {
    device: string;
    account: string;
    installation: string;
    name: string;
    enrolled_at: string;
    seen_at: string;
    revoked_at: string | null;
  };
  device_keys: { public_key: string; person: string; device: string; enrolled_at: string };
  sessions: {
    token_hash: string;
    account: string;
    device: string;
    created_at: string;
    seen_at: string;
    fresh_until: string;
  };
  links: {
    secret_hash: string;
    /** `setUp`, `invitation` or `passwordReset`. */
    purpose: string;
    account: string | null;
    name: string | null;
    role: string | null;
    created_by: string | null;
    expires_at: string;
    used_at: string | null;
  };
  sign_in_attempts: { sign_in_name: string; source: string; at: string };
  facts: { name: string; value: string };
};
