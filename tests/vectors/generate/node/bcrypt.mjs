// npm bcryptjs and bcrypt (node.bcrypt.js)
import { PW, checked, need, peer, systemRow } from './emit.mjs';

const text = (name) => PW[name].toString();
const names = [['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide'], ['marks'], ['edges'], ['len71'], ['len72', 'len71'], ['len73'], ['len200']];
for (const name of ['bcryptjs', 'bcrypt']) {
  const lib = need(name);
  const who = peer(name);
  const verify = (p, s) => lib.compareSync(p, s);
  for (const [k, wrong] of names) {
    const more = /73|200/.test(k) ? { note: 'only 72 bytes count' } : {};
    await checked(who, 'bcrypt', text(k), lib.hashSync(text(k), 4), verify, wrong && text(wrong), more);
  }
  await checked(who, 'bcrypt', text('words'), lib.hashSync(text('words'), 6), verify, text('ascii'));
  if (name === 'bcrypt') {
    await checked(who, 'bcrypt', text('words'), lib.hashSync(text('words'), lib.genSaltSync(4, 'a')), verify, text('ascii'));
    await checked(who, 'bcrypt', PW.latin1, lib.hashSync(PW.latin1, 4), verify, PW.ascii);
    await checked(who, 'bcrypt', PW.high, lib.hashSync(PW.high, 4), verify);
    const nul = lib.hashSync('nul\0inside', 4);
    console.error(who, 'NUL counts:', !lib.compareSync('nul', nul));
    await checked(who, 'bcrypt', 'nul\0inside', nul, verify, lib.compareSync('nul', nul) ? undefined : 'nul', { note: 'NUL in the password' });
  } else {
    const nul = lib.hashSync('nul\0inside', 4);
    console.error(who, 'NUL counts:', !lib.compareSync('nul', nul));
    await checked(who, 'bcrypt', 'nul\0inside', nul, verify, lib.compareSync('nul', nul) ? undefined : 'nul', { note: 'NUL in the password' });
  }
}
const lib = need('bcrypt');
const js = need('bcryptjs');
await systemRow(peer('bcrypt'), 'Node.js with bcrypt', 'pedro', 'bcrypt', 'pedro p\u00e1ramo', lib.hashSync('pedro p\u00e1ramo', 10), (p, s) => lib.compareSync(p, s));
await systemRow(peer('bcryptjs'), 'Node.js with bcryptjs', 'queenie', 'bcrypt', 'fantastic beasts', js.hashSync('fantastic beasts', 10), (p, s) => js.compareSync(p, s));
