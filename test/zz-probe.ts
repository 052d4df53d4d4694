import { attackedServer, firstAdministrator, invited, foundedBy, itemsFor, newId, signedAgain, somebody, authorIn } from '#test/support/attacker.ts';
import { removeMember, addMember } from '#domain/journal/administer.ts';
import { unlinkedChange } from '#domain/journal/make-change.ts';
const s = await attackedServer();
const admin = await firstAdministrator(s);
const lead = await invited(s, admin, 'Lena', 'lead');
const ben = await invited(s, admin, 'Ben', 'auditor');
const audit = foundedBy(lead);
console.log('found', (await audit.send()).body);
const b = await audit.add(ben, 'auditor');
console.log('push', (await audit.push(ben, [b.edit('hi')])).body);
// N1
const forged = b.signed(unlinkedChange(b.by(), { kind: 'role', record: audit.author.membership, noun: 'membership', field: 'membership', supersedes: [], value: { person: ben.person, role: 'lead', publicKey: ben.publicKey }, ends: [], continues: b.membership, covers: [] }));
const leave = b.signed(removeMember(b.by(), [], [b.membership], 'bye'));
console.log('forged', (await audit.push(ben, [forged, leave])).body);
console.log('lead reads', (await audit.pull(lead)).statusCode, (await lead.call('GET','/api/journals')).json().journals);
// put oracle
const eve = await invited(s, admin, 'Eve', 'observer');
for (const j of [audit.journal, newId()]) { const r = await eve.call('PUT', `/api/journals/${j}`, {changes:[b.edit('x')]}); console.log('PUT', r.statusCode, r.body); }
// cpu
const audit2 = foundedBy(lead);
const n = Number(process.argv[2] ?? 300);
const adds = Array.from({length:n}, (_, i) => { const x = somebody(s, 'x'+i); return audit2.author.signed(addMember(audit2.author.by(), {person:x.person, name:x.name, role:'auditor', publicKey:x.publicKey})); });
let t = performance.now();
const r = await lead.call('PUT', audit2.url(), {changes:[audit2.founding, ...adds]});
console.log('PUT', n, r.statusCode, performance.now()-t);
t = performance.now();
console.log((await audit2.push(lead, [audit2.author.edit('x')])).statusCode, performance.now()-t);
// chain of roles
await s.stop();
