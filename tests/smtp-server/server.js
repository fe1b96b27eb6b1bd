// node server.js PORT FOLDER: keeps each mail it takes as FOLDER/<n>.json with its envelope and its text.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const [port, folder] = process.argv.slice(2);
let taken = 0;

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

new SMTPServer({
  authOptional: true,
  // The server is on loopback, and its certificate would be trusted by nobody.
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'portal' && password === 'sesame' ? done(null, { user: username }) : done(refusal(535, 'Wrong password')),
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('unknown@')) return done(refusal(550, 'No such mailbox'));
    if (address.startsWith('busy@') && taken === 0) {
      taken++;
      return done(refusal(451, 'Try again later'));
    }
    return done();
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const { envelope, user } = session;
      const mail = { from: envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), user, raw: Buffer.concat(parts).toString('utf8') };
      const file = join(folder, `${Date.now()}-${taken++}`);
      // Whoever looks sees a whole file or none.
      writeFileSync(`${file}.part`, JSON.stringify(mail));
      renameSync(`${file}.part`, `${file}.json`);
      done();
    });
  },
}).listen(Number(port), '127.0.0.1');
