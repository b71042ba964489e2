// Names and dates as compromise and wink-nlp find them: paragraphs in on stdin (a JSON list of strings), out on stdout
// {"versions": {tool: version}, "spans": {tool: [[paragraph, start, end, label], ...]}}, offsets in code points.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

// The folder that holds node_modules.
const folder = process.argv[2];
const require = createRequire(`${folder}/`);
const version = (name) => JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, 'utf8')).version;
const compromise = require('compromise');
const model = require('wink-eng-lite-web-model');
const wink = require('wink-nlp')(model);
const its = wink.its;

const codePoints = (text, units) => Array.from(text.slice(0, units)).length;

// The library counts the punctuation that follows a name as part of it; that is not an error about names.
function trimmed(text, start, end) {
  while (end > start && /[\s.,;:!?'"’”)\]]/u.test(text[end - 1])) end -= 1;
  while (start < end && /[\s'"‘“(\[]/u.test(text[start])) start += 1;
  return [start, end];
}

function byCompromise(text) {
  const doc = compromise(text);
  const found = [];
  for (const [label, view] of [['PERSON', doc.people()], ['PLACE', doc.places()], ['ORG', doc.organizations()]]) {
    for (const item of view.json({ offset: true })) {
      const [start, end] = trimmed(text, item.offset.start, item.offset.start + item.offset.length);
      found.push([codePoints(text, start), codePoints(text, end), label]);
    }
  }
  return found;
}

// The model that wink-nlp ships for English knows dates, but no people, places or organisations.
function byWink(text) {
  const doc = wink.readDoc(text);
  const found = [];
  let at = 0;
  const starts = [];
  doc.tokens().each((token) => {
    at = text.indexOf(token.out(), at);
    starts.push([at, at + token.out().length]);
    at += token.out().length;
  });
  doc.entities().each((entity) => {
    if (entity.out(its.type) !== 'DATE') return;
    const [first, last] = entity.out(its.span);
    found.push([codePoints(text, starts[first][0]), codePoints(text, starts[last][1]), 'DATE']);
  });
  return found;
}

const TOOLS = { compromise: byCompromise, 'wink-nlp': byWink };
const paragraphs = JSON.parse(readFileSync(0, 'utf8'));
const spans = {};
for (const [tool, find] of Object.entries(TOOLS)) {
  spans[tool] = paragraphs.flatMap((text, n) => find(text).map((span) => [n, ...span]));
}
const versions = {
  compromise: version('compromise'),
  'wink-nlp': `${version('wink-nlp')}, wink-eng-lite-web-model ${version('wink-eng-lite-web-model')}`,
};
process.stdout.write(JSON.stringify({ versions, spans }));
