// npm @phc/pbkdf2, ssha, apache-md5, sha512crypt-node, unix-crypt-td-js, aspnet-identity-pw,
// aspnetcore-identity-password-hasher, wordpress-hash-node
import { execFileSync } from 'node:child_process';
import { PW, checked, emit, need, peer, systemRow } from './emit.mjs';

const text = (name) => PW[name].toString();
// libxcrypt, for packages which have no verify
const crypt = (p, s) => execFileSync('perl', ['-e', 'print crypt(pack("H*", $ARGV[0]), $ARGV[1]) // "*"', Buffer.from(p).toString('hex'), s]).toString() === s;
const names = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide'], ['marks'], ['edges'], ['len65', 'len64'], ['len129'], ['len200']];

{
  const lib = need('@phc/pbkdf2'), who = peer('@phc/pbkdf2');
  const verify = (p, s) => lib.verify(s, p);
  for (const digest of ['sha1', 'sha256', 'sha512']) {
    for (const [k, wrong] of names) {
      await checked(who, 'pbkdf2_phc', text(k), await lib.hash(text(k), { iterations: 500, digest }), verify, wrong && text(wrong));
    }
    await checked(who, 'pbkdf2_phc', text('words'), await lib.hash(text('words'), { iterations: 1, digest, saltSize: 8 }), verify, undefined, { note: 'salt of 8 bytes' });
    await checked(who, 'pbkdf2_phc', text('words'), await lib.hash(text('words'), { iterations: 1000, digest, saltSize: 48 }), verify, undefined, { note: 'salt of 48 bytes' });
  }
  await checked(who, 'pbkdf2_phc', PW.latin1, await lib.hash(PW.latin1, { iterations: 300, digest: 'sha256' }), verify, PW.ascii);
  const stored = await lib.hash(text('words'), { iterations: 400, digest: 'sha256' });
  await checked(who, 'pbkdf2_phc', text('words'), stored.replace('i=400', 'i=400,l=32'), verify, text('ascii'), { note: 'l= written in; the peer verified it' });
  const full = await lib.hash(text('words'), { iterations: 400, digest: 'sha512' });
  const cut = full.replace(/\$([^$]+)$/, (_, b) => '$' + Buffer.from(b, 'base64').subarray(0, 32).toString('base64').replace(/=+$/, '')).replace('i=400', 'i=400,l=32');
  await checked(who, 'pbkdf2_phc', text('words'), cut, verify, text('ascii'), { note: 'SHA-512 with l=32; the peer verified it' });
  await systemRow(who, 'Node.js with @phc/pbkdf2', 'tamar', 'pbkdf2_phc', 'tamar & judah', await lib.hash('tamar & judah'), verify);
}
{
  const lib = need('ssha'), who = peer('ssha');
  const verify = (p, s) => lib.verify(p, s);
  for (const [k, wrong] of names.slice(0, 6)) await checked(who, 'ldap_salted_sha1', text(k), lib.create(text(k)), verify, wrong && text(wrong), { note: 'salt of 32 bytes' });
  for (const n of [1, 4, 8, 16, 64]) await checked(who, 'ldap_salted_sha1', text('utf8'), lib.create(text('utf8'), Buffer.alloc(n, 0xb7)), verify, undefined, { note: `salt of ${n} byte${n > 1 ? 's' : ''}` });
}
{
  const lib = need('apache-md5'), who = peer('apache-md5');
  const verify = (p, s) => lib(p, s) === s;
  for (const [k, wrong] of names) {
    const stored = lib(text(k));
    const ok = execFileSync('python3', [new URL('../apache_check.py', import.meta.url).pathname, PW[k].toString('hex'), stored]).toString().trim() === 'True';
    if (!ok) { console.error(who, 'differs from htpasswd for the password', k); continue; }
    await checked(who, 'apr_md5_crypt', text(k), stored, verify, wrong && text(wrong));
  }
}
{
  const lib = need('sha512crypt-node'), who = peer('sha512crypt-node');
  for (const [k, wrong] of names) {
    const stored = lib.sha512crypt(text(k), '$6$rounds=1000$nodesaltnodesalt');
    if (!crypt(text(k), stored)) { console.error(who, 'differs from libxcrypt for the password', k); continue; }
    await checked(who, 'sha512_crypt', text(k), stored, crypt, wrong && text(wrong));
  }
}
{
  const lib = need('aspnet-identity-pw'), who = peer('aspnet-identity-pw');
  const hash = (p) => new Promise((y, n) => lib.hashPassword(p, (e, r) => (e ? n(e) : y(r))));
  const verify = (p, s) => new Promise((y, n) => lib.validatePassword(p, s, (e, r) => (e ? n(e) : y(r))));
  for (const [k, wrong] of names) {
    if (k === 'empty') continue; // refused: "Password is required."
    await checked(who, 'aspnet_identity_v2', text(k), await hash(text(k)), verify, wrong && text(wrong));
  }
  await systemRow(who, 'ASP.NET Identity 2', 'ulrich', 'aspnet_identity_v2', 'ulrich von lichtenstein', await hash('ulrich von lichtenstein'), verify);
}
{
  const { PasswordHasher, PasswordHasherCompatibilityMode: Mode } = need('aspnetcore-identity-password-hasher/build/PasswordHasher.js');
  const who = peer('aspnetcore-identity-password-hasher');
  const v2 = new PasswordHasher(1000, Mode.IdentityV2);
  const verify = (hasher) => async (p, s) => (await hasher.verifyHashedPassword(s, p)) !== 0;
  for (const [k, wrong] of names.slice(0, 5)) await checked(who, 'aspnet_identity_v2', text(k), await v2.hashPassword(text(k)), verify(v2), wrong && text(wrong));
  for (const n of [1000, 1, 2500]) {
    const v3 = new PasswordHasher(n);
    for (const [k, wrong] of n === 1000 ? names : names.slice(2, 4)) await checked(who, 'aspnet_identity_v3', text(k), await v3.hashPassword(text(k)), verify(v3), wrong && text(wrong));
  }
  const v3 = new PasswordHasher();
  await checked(who, 'aspnet_identity_v3', text('words'), await v3.hashPassword(text('words')), verify(v3), undefined, { note: 'default cost' });
  // The other two PRFs and other lengths: the fields are written here, the package verifies what it knows.
  const { pbkdf2Sync } = need('node:crypto');
  for (const [prf, digest, saltLength, length, n] of [[0, 'sha1', 16, 32, 500], [0, 'sha1', 16, 20, 500], [1, 'sha256', 32, 32, 500], [1, 'sha256', 16, 64, 500], [2, 'sha512', 16, 32, 500], [2, 'sha512', 16, 64, 500]]) {
    const head = Buffer.alloc(13);
    head[0] = 1;
    head.writeUInt32BE(prf, 1);
    head.writeUInt32BE(n, 5);
    head.writeUInt32BE(saltLength, 9);
    const salt = Buffer.from(Array.from({ length: saltLength }, (_, i) => (i * 29 + prf) & 255));
    const stored = Buffer.concat([head, salt, pbkdf2Sync(PW.utf8, salt, n, length, digest)]).toString('base64');
    let ok = false;
    try { ok = await verify(v3)(text('utf8'), stored); } catch (e) { console.error(who, e); }
    console.error(who, `verifies prf ${prf}, salt ${saltLength}, key ${length}:`, ok);
    const note = `PRF ${prf} (${digest}), salt ${saltLength}, key ${length}`;
    if (ok) await checked(who, 'aspnet_identity_v3', text('utf8'), stored, verify(v3), text('ascii'), { note });
    else emit('Node.js ' + process.versions.node + ' crypto.pbkdf2 (fields laid out here)', 'aspnet_identity_v3', text('utf8'), stored, 'match', { note: note + '; confirmed by confirm.py' });
  }
  await systemRow(who, 'ASP.NET Core Identity 3', 'vasilisa', 'aspnet_identity_v3', 'vasilisa 1899', await v3.hashPassword('vasilisa 1899'), verify(v3));
}
{
  const lib = need('wordpress-hash-node'), who = peer('wordpress-hash-node');
  for (const [k, wrong] of names) {
    const stored = lib.HashPassword(text(k));
    const php = execFileSync('php', ['-r', 'require getenv("PEERS") . "/wordpress61/usr/share/wordpress/wp-includes/class-phpass.php"; echo (int) (new PasswordHash(8, true))->CheckPassword(hex2bin($argv[1]), $argv[2]);', PW[k].toString('hex'), stored], { env: { ...process.env, PEERS: process.env.PEERS ?? '/tmp/peers' } }).toString();
    if (php !== '1') { console.error(who, 'differs from WordPress for the password', k); continue; }
    await checked(who, 'phpass', text(k), stored, (p, s) => lib.CheckPassword(p, s), wrong && text(wrong));
  }
}
