import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { isAllowed, type MemberRole, memberRoles } from '#domain/access/policies.ts';
import { suggestMark } from '#domain/audit/numbering.ts';
import { teamMemberRecordId } from '#domain/audit/start-audit.ts';
import { addMember, changeRole, membershipFor, removeMember } from '#domain/journal/administer.ts';
import type { Member } from '#domain/journal/memberships.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { editsOf } from '#domain/row.ts';
import { useChanges } from '../../store/live-journal.ts';
import { useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useAuthorName } from '../history/use-author-name.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { RemoveSheet } from './remove-sheet.tsx';
import { RoleSheet } from './role-sheet.tsx';
import { roleWords } from './role-words.ts';

/** Who may read and write an audit. Joining, roles and removal are changes in its journal, like everything else. */
export const MembersScreen = () => {
  const { journal = '' } = useParams();
  const { database, recorder, connection } = useTablet();
  const { facts } = useAudit();
  const { t, i18n } = useLingui();
  const changes = useChanges(database, journal);
  const server = useServer(database);
  const authorName = useAuthorName(journal);
  const [leaving, setLeaving] = useState<Member>();
  const [changing, setChanging] = useState<Member>();
  const isConnected = server !== undefined && server !== null && !server.isSignedOut;
  // Who has joined the server since may be added at once.
  useEffect(() => {
    if (isConnected) void connection().then(({ account }) => account.notePeople());
  }, [connection, isConnected]);
  if (!changes) return null;
  const authority = authorityOf(changes);
  const { memberships } = authority;
  const kind = memberships.kind ?? 'audit';
  const nameOf = (member: Member) => member.name ?? authorName(member.person);
  const open = [...memberships.all.values()]
    .filter((member) => memberships.isOpen(member.membership))
    .toSorted(
      (a, b) => memberRoles.indexOf(a.role) - memberRoles.indexOf(b.role) || nameOf(a).localeCompare(nameOf(b)),
    );
  const own = membershipFor(authority, recorder.person());
  const mayManage = own !== undefined && isAllowed(own.role, 'manage members', kind);
  const others = (server?.people ?? []).filter((one) => !open.some((member) => member.person === one.person));
  const administer = async (make: Parameters<typeof recorder.administer>[1]) => {
    const done = await recorder.administer(journal, make);
    if (!done.ok) void sayRefusal(done.refusal, i18n);
    return done.ok;
  };
  const add = async (one: (typeof others)[number], role: MemberRole) => {
    // The team first: where the app is closed in between, the person is still offered here, and added again.
    if (role !== 'administrator') {
      const record = teamMemberRecordId(journal, one.person);
      const marks = facts.team.flatMap((row) => (row.record === record ? [] : (row.fields.mark ?? [])));
      const done = await recorder.commit({
        journal,
        edits: editsOf('teamMember', record, {
          name: one.name,
          person: one.person,
          mark: suggestMark(one.name, marks),
          role: role === 'lead' ? 'lead' : role === 'observer' ? 'observer' : 'auditor',
        }),
      });
      if (!done.ok) return void sayRefusal(done.refusal, i18n);
    }
    await administer((by) => [
      addMember(by, { person: one.person, name: one.name, role, publicKey: one.keys[0] ?? '' }),
    ]);
  };
  const remove = async (member: Member, reason: string) => {
    const ends = open.filter(({ person }) => person === member.person).map(({ membership }) => membership);
    if (await administer((by, held) => [removeMember(by, held, ends, reason)])) setLeaving(undefined);
  };
  const give = async (member: Member, role: MemberRole) => {
    if (await administer((by, held) => [changeRole(by, held, member, role)])) setChanging(undefined);
  };
  return (
    <EditorFrame back={`/audits/${journal}/plan`} backLabel={t`Plan`} title={t`Who works on this audit`}>
      <div className="flex max-w-3xl flex-col gap-8">
        <p className="max-w-prose text-ink2">
          <Trans>Members read all of this audit. Auditors also record; lead auditors decide who belongs to it.</Trans>
        </p>
        <Section label={t`Members`}>
          <Card className="divide-y divide-line">
            {open.map((member) => {
              const name = nameOf(member);
              const isOwn = member.person === recorder.person();
              return (
                <div
                  key={member.membership}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 py-4 min-[600px]:px-6"
                >
                  <p className="min-w-0">
                    <bdi className="font-bold break-words">{name}</bdi>
                    <span className="block text-ink2">
                      {i18n._(roleWords[member.role])}
                      {isOwn && (
                        <>
                          , <Trans>you</Trans>
                        </>
                      )}
                    </span>
                  </p>
                  {mayManage && !isOwn && (
                    <div className="flex flex-wrap gap-2">
                      <Button aria-label={t`Change the role of ${name}`} onClick={() => setChanging(member)}>
                        <Trans>Change the role</Trans>
                      </Button>
                      <Button look="plain" aria-label={t`Remove ${name}`} onClick={() => setLeaving(member)}>
                        <Trans>Remove</Trans>
                      </Button>
                    </div>
                  )}
                </div>
              );
            })}
          </Card>
        </Section>
        {mayManage && (
          <Section label={t`On the server, not in this audit`}>
            {others.length === 0 ? (
              <p className="max-w-prose text-ink2">
                <Trans>
                  Nobody else is known here. An administrator invites people in the Sync centre; then they can be added.
                </Trans>
              </p>
            ) : (
              <Card className="divide-y divide-line">
                {others.map((one) => (
                  <div
                    key={one.person}
                    className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 min-[600px]:px-6"
                  >
                    <bdi className="min-w-0 font-bold">{one.name}</bdi>
                    <div className="flex flex-wrap gap-2">
                      <Button aria-label={t`Add as auditor: ${one.name}`} onClick={() => void add(one, 'auditor')}>
                        <Trans>Add as auditor</Trans>
                      </Button>
                      <Button
                        look="plain"
                        aria-label={t`Add as observer: ${one.name}`}
                        onClick={() => void add(one, 'observer')}
                      >
                        <Trans>Add as observer</Trans>
                      </Button>
                    </div>
                  </div>
                ))}
              </Card>
            )}
          </Section>
        )}
      </div>
      {changing && (
        <RoleSheet
          name={nameOf(changing)}
          role={changing.role}
          kind={kind}
          onClose={() => setChanging(undefined)}
          onGive={(role) => void give(changing, role)}
        />
      )}
      {leaving && (
        <RemoveSheet
          name={nameOf(leaving)}
          onClose={() => setLeaving(undefined)}
          onRemove={(reason) => void remove(leaving, reason)}
        />
      )}
    </EditorFrame>
  );
};
