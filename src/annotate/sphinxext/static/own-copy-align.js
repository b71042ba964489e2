// A reader's copy held against the fingerprints of a text, in the browser and without asking anybody: step by step what
// annotate.files.alignment does (the names are its names), proved equal by tests/browser/test_copy_alignment.py.
// Loaded when a reader says that there is a copy; what it needs to know of the text stands in own-copy-TEXT.js.
(() => {
  "use strict";
  // White space as Python has it; \s differs.
  const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const BLANKS = new RegExp(`[${BLANK}]+`, "g"), ONE_BLANK = new RegExp(`^[${BLANK}]$`);
  const PICTURE = new RegExp(`^[${BLANK}]*!\\[[^\\]]*\\]\\([^)]*\\)[${BLANK}]*`);
  const BREAKS = 6, HYPHENS = ["-", "\u2010", "\u00ad"], BREAK = "\uffff";

  // --- Hashes. SHA-256 of our own: crypto.subtle is not there for pages that came unencrypted.
  const PRIMES = [];
  for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
  const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
  const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
  const BEGIN = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  const sha256 = (bytes) => {
    const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
    new Uint8Array(padded.buffer).set(bytes);
    padded.setUint8(bytes.length, 128);
    padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
    padded.setUint32(padded.byteLength - 4, bytes.length << 3);
    const state = Int32Array.from(BEGIN), w = new Int32Array(64);
    for (let at = 0; at < padded.byteLength; at += 64) {
      for (let i = 0; i < 16; i += 1) w[i] = padded.getInt32(at + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = (w[i - 16] + w[i - 7] + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) | 0;
      }
      let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
      for (let i = 0; i < 64; i += 1) {
        const t = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + ROUNDS[i] + w[i]) | 0;
        const u = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) | (c & (a | b)))) | 0;
        h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
      }
      state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
    }
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // BLAKE2b of four bytes: few are asked for, so that big integers are quick enough.
  const IV = [0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n, 0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n];
  const SIGMA = ["0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"]
    .map((row) => Array.from(row, (digit) => parseInt(digit, 16)));
  const MIXED = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];
  const blake2b4 = (bytes) => {
    const h = BigUint64Array.from(IV), v = new BigUint64Array(16);
    const turn = (x, n) => (x >> n) | (x << (64n - n));
    h[0] ^= 0x01010004n;
    const blocks = Math.max(1, Math.ceil(bytes.length / 128));
    for (let block = 0; block < blocks; block += 1) {
      const part = new Uint8Array(128), end = Math.min(bytes.length, 128 * (block + 1));
      part.set(bytes.subarray(128 * block, end));
      const view = new DataView(part.buffer), m = Array.from({ length: 16 }, (_, i) => view.getBigUint64(8 * i, true));
      v.set(h);
      v.set(IV, 8);
      v[12] ^= BigInt(end);
      if (block === blocks - 1) v[14] ^= 0xffffffffffffffffn;
      for (let round = 0; round < 12; round += 1) MIXED.forEach(([a, b, c, d], i) => {
        const order = SIGMA[round % 10];
        v[a] += v[b] + m[order[2 * i]];
        v[d] = turn(v[d] ^ v[a], 32n);
        v[c] += v[d];
        v[b] = turn(v[b] ^ v[c], 24n);
        v[a] += v[b] + m[order[2 * i + 1]];
        v[d] = turn(v[d] ^ v[a], 16n);
        v[c] += v[d];
        v[b] = turn(v[b] ^ v[c], 63n);
      });
      for (let i = 0; i < 8; i += 1) h[i] ^= v[i] ^ v[i + 8];
    }
    return hex(new Uint8Array(h.buffer, 0, 4));
  };

  const crc32 = (word) => {
    let crc = -1;
    for (let i = 0; i < word.length; i += 1) {
      crc ^= word.charCodeAt(i);
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  };

  // --- The text of a paragraph (annotate.files.texts) and its words (annotate.files.rights.windows).
  const utf8 = new TextEncoder();
  const rstrip = (text) => {
    let end = text.length;
    while (end && ONE_BLANK.test(text[end - 1])) end -= 1;
    return text.slice(0, end);
  };
  const strip = (text) => {
    let begin = 0;
    while (begin < text.length && ONE_BLANK.test(text[begin])) begin += 1;
    return rstrip(text.slice(begin));
  };
  const unwrap = (paragraph) => {
    const inner = paragraph.replace(PICTURE, ""), bare = rstrip(inner);
    return bare.endsWith("|") ? rstrip(bare.slice(0, -1)) : inner;
  };
  const tidy = (paragraph) => strip(paragraph.normalize("NFC").replace(/[\u00ad\u200b\ufeff]/g, "").replace(BLANKS, " "))
    .replaceAll("…", "...").replace(/ ?(?<!-)--(?!-) ?/g, (found) => (found.includes(" ") ? " — " : "—"));

  // What the edition says of a text, ready to be asked.
  const reader = (data) => {
    const same = new Map(data.alike.flatMap(([signs, one]) => Array.from(signs, (sign) => [sign, one])));
    const signs = new RegExp(`[${[...same.keys()].join("")}]`, "g");
    const fold = (text) => text.replace(signs, (sign) => same.get(sign));
    const normalise = (paragraph) => fold(tidy(fold(unwrap(paragraph)).normalize("NFKC"))).replace(/ ?-+ ?/g, "-");

    const letters = new Map(Object.entries(data.plain).flatMap(([as, some]) => Array.from(some, (sign) => [sign, as])));
    const lookalike = (text) => Array.from(text, (sign) => letters.get(sign) ?? sign).join("");
    const unseen = new RegExp(`[\\p{Mn}\\p{Me}\\p{Cf}${data.unseen}]`, "u"), runs = new Map();
    const plainly = (run) => {
      if (!runs.has(run)) runs.set(run, Array.from(lookalike(lookalike(run).normalize("NFKD").toLowerCase()), (sign) => (sign <= "\x7f" ? sign : unseen.test(sign) ? "" : " ")).join(""));
      return runs.get(run);
    };
    const plain = (text) => text.replace(/[^\x00-\x7f]+/g, plainly).replace(/['`\x00-\x08\x0e-\x1f\x7f]/g, "");
    const wordsIn = (text) => (plain(text).match(/[A-Za-z]+/g) || []).map((word) => word.toLowerCase());
    const countWords = (text) => (plain(text).match(/[A-Za-z0-9]+/g) || []).length;

    const either = (word) => { const back = [...word].reverse().join(""); return back < word ? back : word; };
    const values = new Map(), known = new Map();
    const valueOf = (word) => {
      if (!values.has(word)) values.set(word, crc32(either(word)) & data.top);
      return values.get(word);
    };
    for (const pair of data.windows) {
      const [mark, digest] = pair.split(" ");
      known.set(parseInt(mark, 16), [...(known.get(parseInt(mark, 16)) || []), digest]);
    }
    const isWindow = (words, digests) => [words.join(""), [...words].reverse().join("")].some((way) => digests.includes(blake2b4(utf8.encode(either(way)))));
    const holdsWindow = (words) => {
      let sum = 0;
      for (let i = 0; i < words.length; i += 1) {
        sum += valueOf(words[i]) - (i >= data.size ? valueOf(words[i - data.size]) : 0);
        if (i >= data.size - 1 && known.has(sum) && isWindow(words.slice(i - data.size + 1, i + 1), known.get(sum))) return true;
      }
      return false;
    };
    return { fold, normalise, wordsIn, countWords, holdsWindow };
  };

  // --- Alignment.
  const without = (parts, chosen) => parts.map((part, n) => ((chosen >> n) & 1 && HYPHENS.includes(part.at(-1)) ? part.slice(0, -1) : part)).join("");
  const reading = (piece) => piece.marked.replaceAll(BREAK, "");

  const join = (lines, of) => {
    const parts = [lines[0]];
    let breaks = BREAKS;
    for (let i = 1; i < lines.length; i += 1) {
      const before = lines[i - 1], line = lines[i];
      const broken = HYPHENS.includes(before.at(-1)) && /^\p{Lowercase}/u.test(line);
      const doubtful = broken && breaks > 0 && !["", "-"].includes(strip(of.fold(before.slice(-2, -1))));
      parts.push(doubtful ? BREAK : broken ? "" : " ", line);
      breaks -= doubtful;
    }
    return parts.join("");
  };

  const segmentations = (source, of) => {
    const lines = source.replaceAll(BREAK, "").replace(/\r\n?/g, "\n").split("\n").map((line) => (tidy(line) ? strip(line) : ""));
    const blocks = [], byLine = [];
    let fresh = true;
    lines.forEach((line, n) => {
      if (line) byLine.push({ line: n + 1, marked: line });
      if (line && fresh) blocks.push([n + 1, [line]]);
      else if (line) blocks.at(-1)[1].push(line);
      fresh = !line;
    });
    return [byLine, blocks.map(([line, some]) => ({ line, marked: join(some, of) }))];
  };

  const match = (pieces, outline, of) => {
    const wanted = new Map(), found = [];
    outline.forEach(([fingerprint], para) => wanted.set(fingerprint, [...(wanted.get(fingerprint) || []), para]));
    pieces.forEach((piece, index) => {
      const compared = of.normalise(piece.marked).split(BREAK);
      for (let chosen = 0; chosen < 1 << (compared.length - 1); chosen += 1) {
        const numbers = wanted.get(sha256(utf8.encode(without(compared, chosen))));
        if (!numbers || !numbers.length) continue;
        found.push({ piece: index, para: numbers.shift(), reading: without(tidy(unwrap(piece.marked)).split(BREAK), chosen) });
        break;
      }
    });
    return found;
  };

  const longest = (some) => some.reduce((best, one) => (one.length > best.length ? one : best), []);
  const backbone = (matches) => {
    const best = [];
    for (const one of matches) best.push([...longest(best.filter((run) => run.at(-1).para < one.para)), one]);
    return longest(best);
  };

  const belongs = (piece, shown, of) => {
    const said = of.fold(reading(piece));
    return of.holdsWindow(of.wordsIn(said)) || shown.some((row) => {
      const held = row.reduce((sum, quote) => sum + said.includes(of.fold(quote)), 0);
      return held >= 2 && 2 * held > row.length;
    });
  };

  const better = (one, other) => (other[0] > one[0] || (other[0] === one[0] && other[1] > one[1]) ? other : one);
  const pair = (pieces, gap) => {
    let best = Array.from({ length: gap.length + 1 }, () => [0, 0, []]);
    pieces.forEach((count, i) => {
      if (count === null) return;
      const row = [best[0]];
      gap.forEach((wanted, j) => {
        const [pairs, cost, chosen] = best[j];
        row.push(better(better([pairs + 1, cost - Math.abs(count - wanted), [...chosen, [i, j]]], best[j + 1]), row[j]));
      });
      best = row;
    });
    return new Map(best.at(-1)[2]);
  };

  const missing = (para) => ({ para, state: "missing", text: "", line: 0 });
  const fillGap = (loose, gap, own, of) => {
    const pairs = pair(loose.map((piece, n) => (own[n] ? of.countWords(reading(piece)) : null)), gap.map(([, words]) => words));
    const items = [];
    let done = 0;
    loose.forEach((piece, index) => {
      const target = pairs.get(index), text = tidy(unwrap(reading(piece)));
      if (target === undefined) { items.push({ para: null, state: "extra", text, line: piece.line }); return; }
      items.push(...gap.slice(done, target).map(([para]) => missing(para)));
      items.push({ para: gap[target][0], state: "altered", text, line: piece.line });
      done = target + 1;
    });
    return [...items, ...gap.slice(done).map(([para]) => missing(para))];
  };

  const inOrder = (filled, moved) => {
    const items = [...filled];
    for (const one of moved) {
      const at = items.findIndex((item) => item.para !== null && one.para < item.para);
      items.splice(at < 0 ? items.length : at, 0, one);
    }
    return items;
  };

  const align = (data, of, ways) => {
    const [pieces, matches] = ways[1][1].length > ways[0][1].length ? ways[1] : ways[0];
    const same = new Map(matches.map((one) => [one.para, { para: one.para, state: "same", text: one.reading, line: pieces[one.piece].line }]));
    const matched = new Set(matches.map((one) => one.piece)), items = [];
    let begin = 0, first = 0;
    for (const one of [...backbone(matches), { piece: pieces.length, para: data.outline.length }]) {
      const loose = pieces.slice(begin, one.piece).filter((_, n) => !matched.has(begin + n));
      const span = Array.from({ length: one.para - first }, (_, n) => first + n);
      const gap = span.filter((para) => !same.has(para)).map((para) => [para, data.outline[para][1]]);
      const own = loose.map((piece) => belongs(piece, gap.map(([para]) => data.quotes[para]), of));
      items.push(...inOrder(fillGap(loose, gap, own, of), span.filter((para) => same.has(para)).map((para) => same.get(para))));
      if (same.has(one.para)) items.push(same.get(one.para));
      [begin, first] = [one.piece + 1, one.para + 1];
    }
    return items;
  };

  const say = (words, given) => Object.entries(given).reduce((said, [name, value]) => said.replace(`{${name}}`, value), words);
  const report = (items, { words }) => {
    const different = items.filter((item) => item.state !== "same").map((item) => {
      const which = item.para === null ? words.more : say(words.paragraph, { n: item.para });
      return `${which}: ${words[item.state]}${item.line ? say(words.line, item) : ""}`;
    });
    const n = items.filter((item) => item.state === "same").length, total = items.filter((item) => item.para !== null).length;
    return [...different, say(words.sum, { n, total })];
  };

  // Returns { items } or, of what is no copy of the text, { error, remedy }.
  const takeIn = (source, data) => {
    if (!strip(source)) return { error: data.words.empty, remedy: data.words["empty-remedy"] };
    const of = reader(data);
    const ways = segmentations(source, of).map((pieces) => [pieces, match(pieces, data.outline, of)]);
    if (!ways.some(([, matches]) => matches.length)) {
      return { error: say(data.words.none, { text: "this text", total: data.outline.length }), remedy: data.words["none-remedy"] };
    }
    return { items: align(data, of, ways) };
  };

  globalThis.editionCopy = {
    ...globalThis.editionCopy, takeIn, report, reader,
    sha256: (text) => sha256(utf8.encode(text)), blake2b4: (text) => blake2b4(utf8.encode(text)),
  };
})();
