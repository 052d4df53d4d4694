import { membershipsOf, addedMembershipId } from '#domain/journal/memberships.ts';
import { attackedServer, foundedBy, somebody, newId, authorIn } from '#test/support/attacker.ts';
import { unlinkedChange } from '#domain/journal/make-change.ts';
const s = await attackedServer();
const lead = somebody(s, 'l');
const audit = foundedBy(lead);
for (const n of [250, 500, 1000]) {
const all = [audit.founding]; let under = audit.author.membership; let a = audit.author;
for (let i=0;i<n;i++) { const id=newId(); const c = a.signed(unlinkedChange(a.by({under}), {id, kind:'role', record: addedMembershipId(audit.journal,id), noun:'membership', field:'membership', supersedes:[], value:{person:lead.person, role:'lead', publicKey:lead.publicKey}, ends:[under], continues: under, covers: []})); all.push(c); under=c.record; }
let t=performance.now(); membershipsOf(all); console.log('roles chain', n, performance.now()-t);
const rem = [audit.founding]; let u = audit.author.membership;
for (let i=0;i<n;i++) { const id=newId(); rem.push(a.signed(unlinkedChange(a.by(), {id, kind:'remove', record: id, noun:'membership', field:'removal', supersedes:[], value:'x', ends:[u], continues: newId(), covers: []}))); }
t=performance.now(); membershipsOf(rem); console.log('removes', n, performance.now()-t);
t=performance.now(); membershipsOf([...all, ...rem.slice(1, n/2)]); console.log('both', n, performance.now()-t);
}
await s.stop();
