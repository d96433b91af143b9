// Shared by the node generators: passwords in, one JSON object a line out.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

export const need = createRequire((process.env.PEERS ?? '/tmp/peers') + '/node/package.json');
export const PW = Object.fromEntries(readFileSync(new URL('../passwords.tsv', import.meta.url), 'utf8').trimEnd().split('\n')
  .map((line) => line.split('\t')).map(([k, v]) => [k, Buffer.from(v ?? '', 'hex')]));
// npm packages hide package.json behind "exports" now and then
export const peer = (name) => `npm ${name} ` + JSON.parse(readFileSync((process.env.PEERS ?? '/tmp/peers') + `/node/node_modules/${name}/package.json`)).version;
const bytes = (password) => (typeof password === 'string' ? Buffer.from(password) : password);

export function emit(who, scheme, password, stored, expect = 'match', more = {}) {
  console.log(JSON.stringify({ scheme, peer: who, password_hex: bytes(password).toString('hex'), stored, expect, ...more }));
}

// Writes what the peer accepts, then what it refuses.
export async function checked(who, scheme, password, stored, verify, wrong, more = {}) {
  if ((await verify(password, stored)) !== true) throw new Error(`${who} does not accept its own ${stored}`);
  emit(who, scheme, password, stored, 'match', more);
  if (wrong !== undefined) {
    let accepted = false;
    try { accepted = await verify(wrong, stored); } catch { accepted = false; }
    if (accepted) throw new Error(`${who} accepts a wrong password for ${stored}`);
    emit(who, scheme, wrong, stored, 'mismatch', { ...more, note: 'wrong password' });
  }
}

export async function systemRow(who, system, user, scheme, password, stored, verify, more = {}) {
  if ((await verify(password, stored)) !== true) throw new Error(stored);
  emit(who, scheme, password, stored, 'match', { ...more, system, user });
}
