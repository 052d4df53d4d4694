import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { isAllowed, type MemberRole, memberRoles } from '#domain/access/policies.ts';
import { addMember, changeRole, membershipFor, removeMember } from '#domain/journal/administer.ts';
import type { Member } from '#domain/journal/memberships.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { useChanges } from '../../store/live-journal.ts';
import { useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useAuthorName } from '../history/use-author-name.ts';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { RemoveSheet } from './remove-sheet.tsx';
import { RoleSheet } from './role-sheet.tsx';
import { roleWords } from './role-words.ts';

/** A person of the server, as they are offered. */
export type Added = { readonly person: string; readonly name: string };

/** Who may read and write a journal. Joining, roles and removal are changes in it, like everything else. */
export const Members = ({
  journal,
  back,
  backLabel,
  title,
  lead,
  others: outside,
  offered,
  beforeAdding,
}: {
  journal: string;
  back: string;
  backLabel: string;
  title: string;
  lead: string;
  /** Over those who could be added. */
  others: string;
  /** The roles in which one can be added, the usual one first. */
  offered: readonly {
    readonly role: MemberRole;
    readonly text: string;
    readonly label: (name: string) => string;
  }[];
  /** Done first; where it gives false, nobody is added. */
  beforeAdding?: (one: Added, role: MemberRole) => Promise<boolean>;
}) => {
  const { database, recorder, connection } = useTablet();
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
    if (beforeAdding && !(await beforeAdding(one, role))) return;
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
    <EditorFrame back={back} backLabel={backLabel} title={title}>
      <div className="flex max-w-3xl flex-col gap-8">
        <p className="max-w-prose text-ink2">{lead}</p>
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
          <Section label={outside}>
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
                      {offered.map(({ role, text, label }, i) => (
                        <Button
                          key={role}
                          look={i === 0 ? 'outlined' : 'plain'}
                          aria-label={label(one.name)}
                          onClick={() => void add(one, role)}
                        >
                          {text}
                        </Button>
                      ))}
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
