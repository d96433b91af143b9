// npm lucia and oslo, and scrypt of Node.js's OpenSSL, with @noble/hashes as the second, for the scrypt gem and simple-scrypt
import { createHash, scryptSync } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { PW, checked, need, peer } from './emit.mjs';

const load = async (name, path) => import(pathToFileURL(need.resolve(name).replace(/(node_modules\/[^/]+\/).*/, `$1${path}`)));
const { Scrypt, LegacyScrypt } = await load('lucia', 'dist/crypto.js');
const oslo = await load('oslo', 'dist/password/index.js');
const noble = need('@noble/hashes/scrypt');
const text = (name) => PW[name].toString();
const names = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide'], ['marks'], ['len73', 'len72'], ['nul', 'one']];

// Two peers make each key.
function scrypt(password, salt, N, r, p, dkLen) {
  const key = scryptSync(password, salt, dkLen, { N, r, p, maxmem: 1 << 28 }).toString('hex');
  if (Buffer.from(noble.scrypt(password, salt, { N, r, p, dkLen })).toString('hex') !== key) throw new Error('scrypt');
  return key;
}

for (const [name, lib] of [['lucia', new Scrypt()], ['oslo', new oslo.Scrypt()]]) {
  const verify = (p, s) => lib.verify(s, p);
  for (const [k, wrong] of names.slice(0, name === 'lucia' ? 7 : 3)) {
    await checked(peer(name), 'better_auth_scrypt', text(k), await lib.hash(text(k)), verify, wrong && text(wrong));
  }
}
{
  const lib = new LegacyScrypt(), verify = (p, s) => lib.verify(s, p);
  const old = (p, salt) => `${salt}:${scrypt(p.normalize('NFKC'), salt, 16384, 8, 1, 64)}`;
  for (const [k, wrong] of names) {
    await checked(peer('lucia'), 'lucia_scrypt', text(k), await lib.hash(text(k)), verify, wrong && text(wrong));
    await checked(peer('lucia'), 'lucia_scrypt', text(k), old(text(k), 'q7gm2pxz0abcdefg'), verify, wrong && text(wrong), { note: 'r = 8' });
  }
}

const node = `Node.js ${process.versions.node} and ${peer('@noble/hashes')}`;
const hex = (n) => n.toString(16), decimal = (n) => n.toString(10);
const row = async (scheme, base, k, [N, r, p], salt, bytes, dkLen, note) => {
  const start = [N, r, p].map(base).join('$') + '$' + salt + '$';
  const make = (password) => start + scrypt(password, bytes, N, r, p, dkLen);
  await checked(`${node} by the source of ${scheme === 'ruby_scrypt' ? 'the scrypt gem' : 'simple-scrypt'}`, scheme, PW[k], make(PW[k]),
    (password, stored) => make(password) === stored, PW.one, note && { note });
};
for (const k of ['ascii', 'empty', 'utf8', 'latin1', 'wide', 'len129', 'nul']) {
  await row('ruby_scrypt', hex, k, [1024, 8, 10], 'f5f2fa5fe5484a70', Buffer.from('f5f2fa5fe5484a70', 'hex'), 32);
  await row('simple_scrypt', decimal, k, [1024, 8, 10], 'f5f2fa5fe5484a70', Buffer.from('f5f2fa5fe5484a70', 'hex'), 32);
}
for (const [N, r, p, bytes, dkLen] of [[16, 1, 1, 8, 16], [16, 16, 17, 16, 64], [4096, 8, 1, 32, 512], [32768, 8, 1, 9, 33]]) {
  const salt = createHash('sha512').update(String(N)).digest().subarray(0, bytes);
  await row('ruby_scrypt', hex, 'utf8', [N, r, p], salt.toString('hex'), salt, dkLen);
  await row('simple_scrypt', decimal, 'utf8', [N, r, p], salt.toString('hex'), salt, dkLen);
}
await row('ruby_scrypt', hex, 'words', [1024, 8, 1], '0000a1b2c3d4e5f6', Buffer.from('a1b2c3d4e5f6', 'hex'), 32, 'zero bytes in front of the salt');
await row('simple_scrypt', decimal, 'words', [1024, 8, 1], '0000a1b2c3d4e5f6', Buffer.from('0000a1b2c3d4e5f6', 'hex'), 32);
for (const k of ['ascii', 'utf8', 'len200']) {
  const start = '400$8$1$f5f2fa5fe5484a7091f1299768fbe92b5a7fbc77';
  const make = (password) => start + '$' + createHash('sha1').update(Buffer.from(scrypt(password, start, 1024, 8, 1, 256), 'hex')).digest('hex');
  await checked(`${node} by the source of the scrypt gem`, 'ruby_scrypt', PW[k], make(PW[k]), (password, stored) => make(password) === stored, PW.one, { note: 'version 1.0' });
}
