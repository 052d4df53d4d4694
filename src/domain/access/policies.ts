/** What a journal is about: see SPEC J2. */
export const journalKinds = ['organisation', 'audit', 'case'] as const;
export type JournalKind = (typeof journalKinds)[number];

export const memberRoles = ['administrator', 'lead', 'auditor', 'observer', 'processOwner', 'verifier'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What one can do in a journal. Each kind of change needs one of these. */
export type JournalAct = 'read' | 'record' | 'manage members' | 'decide on late work' | 'seal' | 'redact';

type Policy = {
  readonly role: MemberRole;
  readonly may: readonly JournalAct[];
  readonly inJournal: JournalKind;
};

const allow = (role: MemberRole, may: readonly JournalAct[], inJournal: JournalKind): Policy => ({
  role,
  may,
  inJournal,
});

/** AUDITING 2, roles: the same list on the tablet and on the server. What isn't here is refused. */
const policies: readonly Policy[] = [
  allow('administrator', ['read', 'record', 'manage members', 'decide on late work', 'redact'], 'organisation'),
  allow('lead', ['read', 'record'], 'organisation'),
  allow('auditor', ['read'], 'organisation'),

  allow('lead', ['read', 'record', 'manage members', 'decide on late work', 'seal'], 'audit'),
  allow('auditor', ['read', 'record'], 'audit'),
  allow('observer', ['read'], 'audit'),
  allow('administrator', ['read', 'manage members', 'redact'], 'audit'),

  allow('lead', ['read', 'record', 'manage members', 'decide on late work', 'seal'], 'case'),
  allow('processOwner', ['read', 'record'], 'case'),
  allow('verifier', ['read', 'record'], 'case'),
  allow('administrator', ['read', 'manage members', 'redact'], 'case'),
];

export const isAllowed = (role: MemberRole, act: JournalAct, kind: JournalKind): boolean =>
  policies.some((policy) => policy.role === role && policy.inJournal === kind && policy.may.includes(act));

const needs: { readonly [kind: string]: JournalAct | undefined } = {
  set: 'record',
  attach: 'record',
  member: 'manage members',
  role: 'manage members',
  remove: 'manage members',
  admit: 'decide on late work',
  dismiss: 'decide on late work',
  seal: 'seal',
  redact: 'redact',
};

/** The act that a kind of change is; undefined for kinds of a newer app. */
export const actOf = (kind: string): JournalAct | undefined => (Object.hasOwn(needs, kind) ? needs[kind] : undefined);

/** Roles that one can be given in a journal of this kind. */
export const rolesIn = (kind: JournalKind): readonly MemberRole[] =>
  memberRoles.filter((role) => isAllowed(role, 'read', kind));
