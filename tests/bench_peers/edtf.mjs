// Which dates edtf.js refuses: a JSON list of strings in on stdin, {"version": …, "refused": [string, ...]} out on stdout.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

// The folder that holds node_modules.
const folder = process.argv[2];
const { parse } = createRequire(`${folder}/`)('edtf');
const { version } = JSON.parse(readFileSync(`${folder}/node_modules/edtf/package.json`, 'utf8'));

function refuses(text) {
  try {
    parse(text, { level: 2 });
    return false;
  } catch {
    return true;
  }
}

process.stdout.write(JSON.stringify({ version, refused: JSON.parse(readFileSync(0, 'utf8')).filter(refuses) }));
