// npm @node-rs/argon2, argon2 and hash-wasm; with a secret (pepper) too
import { PW, checked, need, peer, systemRow } from './emit.mjs';

const rs = need('@node-rs/argon2');
const who = peer('@node-rs/argon2');
const D = 0, I = 1, ID = 2;
const small = { memoryCost: 64, timeCost: 1, parallelism: 1, outputLen: 32 };
const verify = (p, s) => rs.verifySync(s, p);
for (const algorithm of [D, I, ID]) {
  for (const [k, wrong] of [['ascii', 'upper'], ['empty', 'one'], ['utf8'], ['wide'], ['len200']]) {
    await checked(who, 'argon2', PW[k], rs.hashSync(PW[k], { ...small, algorithm }), verify, wrong && PW[wrong]);
  }
  await checked(who, 'argon2', PW.words, rs.hashSync(PW.words, { memoryCost: 512, timeCost: 2, parallelism: 3, outputLen: 24, algorithm, version: 0 }), verify, PW.ascii, { note: 'version 16' });
}
const secret = Buffer.from('a pepper kept outside the database');
for (const algorithm of [D, I, ID]) {
  const keyed = (p, s) => rs.verifySync(s, p, { secret });
  const stored = rs.hashSync(PW.ascii, { ...small, algorithm, secret });
  const keys = { keys: { pepper: secret.toString('hex') } };
  await checked(who, 'argon2_keyed', PW.ascii, stored, keyed, PW.upper, keys);
  const other = Buffer.from('another pepper');
  if (rs.verifySync(stored, PW.ascii, { secret: other })) throw new Error('secret ignored');
  if (rs.verifySync(stored, PW.ascii)) throw new Error('secret ignored');
  (await import('./emit.mjs')).emit(who, 'argon2_keyed', PW.ascii, stored, 'mismatch', { keys: { pepper: other.toString('hex') }, note: 'wrong key' });
  (await import('./emit.mjs')).emit(who, 'argon2', PW.ascii, stored, 'mismatch', { note: 'made with a secret, checked without' });
  await checked(who, 'argon2_keyed', PW.utf8, rs.hashSync(PW.utf8, { ...small, timeCost: 2, parallelism: 2, algorithm, secret }), keyed, undefined, keys);
}
{
  const binary = Buffer.from('00ff80017f', 'hex');
  const keyed = (p, s) => rs.verifySync(s, p, { secret: binary });
  await checked(who, 'argon2_keyed', PW.empty, rs.hashSync(PW.empty, { ...small, secret: binary }), keyed, PW.one, { keys: { pepper: binary.toString('hex') }, note: 'binary key, empty password' });
}

const c = need('argon2');
const cWho = peer('argon2');
const cVerify = (p, s) => c.verify(s, p);
for (const type of [c.argon2d, c.argon2i, c.argon2id]) {
  for (const [k, wrong] of [['ascii', 'upper'], ['empty', 'one'], ['latin1'], ['marks'], ['nul']]) {
    await checked(cWho, 'argon2', PW[k], await c.hash(PW[k], { type, memoryCost: 64, timeCost: 2, parallelism: 1 }), cVerify, wrong && PW[wrong], k === 'nul' ? { note: 'NUL in the password' } : {});
  }
  await checked(cWho, 'argon2', PW.utf8, await c.hash(PW.utf8, { type, memoryCost: 4096, timeCost: 3, parallelism: 4, hashLength: 64 }), cVerify);
}
{
  const keyed = (p, s) => c.verify(s, p, { secret });
  const options = { type: c.argon2id, memoryCost: 64, timeCost: 2, parallelism: 1 };
  await checked(cWho, 'argon2_keyed', PW.marks, await c.hash(PW.marks, { ...options, secret }), keyed, PW.ascii, { keys: { pepper: secret.toString('hex') } });
  await checked(cWho, 'argon2', PW.words, await c.hash(PW.words, { ...options, associatedData: Buffer.from('associated') }), cVerify, PW.ascii, { note: 'associated data in data=' });
  await checked(cWho, 'argon2_keyed', PW.words, await c.hash(PW.words, { ...options, secret, associatedData: Buffer.from('associated') }), keyed, PW.ascii, { keys: { pepper: secret.toString('hex') }, note: 'associated data in data=' });
}

const w = need('hash-wasm');
const wWho = peer('hash-wasm');
const wVerify = (password, hash) => w.argon2Verify({ password, hash });
for (const make of [w.argon2d, w.argon2i, w.argon2id]) {
  const stored = await make({ password: PW.utf8, salt: Buffer.from('hash-wasm salt'), iterations: 2, parallelism: 2, memorySize: 128, hashLength: 48, outputType: 'encoded' });
  await checked(wWho, 'argon2', PW.utf8, stored, wVerify, PW.ascii);
}
await systemRow(cWho, 'Node.js with argon2', 'rafael', 'argon2', 'rafael nadal 22', await c.hash('rafael nadal 22'), cVerify);
{
  const stored = rs.hashSync('solaris ocean', { secret });
  await systemRow(who, 'Node.js with @node-rs/argon2 and a secret', 'snaut', 'argon2_keyed', 'solaris ocean', stored, (p, s) => rs.verifySync(s, p, { secret }), { keys: { pepper: secret.toString('hex') } });
}
