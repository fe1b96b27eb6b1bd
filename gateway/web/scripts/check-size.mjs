// Fails when what the customer app loads before its ticket list shows, compressed, exceeds the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const budget = 200_000;
const out = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL('../../Portal.Gateway/wwwroot/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', out), 'utf8'));
const size = (file) => gzipSync(readFileSync(new URL(file, out))).length;

/** The locale that costs most stands for whichever is loaded. */
function largest(prefix) {
  const keys = Object.keys(manifest).filter((key) => key.startsWith(prefix));
  return keys.sort((a, b) => size(manifest[b].file) - size(manifest[a].file))[0];
}

const files = new Set(['index.html']);
function collect(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((css) => files.add(css));
  chunk.imports?.forEach(collect);
}
collect('index.html');
collect('src/portal/features/tickets/ticket-list-page.tsx');
collect(largest('src/shared/locales/'));
collect(largest('src/portal/locales/'));

let total = 0;
for (const file of files) {
  total += size(file);
  console.log(`${String(size(file)).padStart(8)}  ${file}`);
}
console.log(`${total} bytes compressed of ${budget}`);
if (total > budget) process.exit(1);
