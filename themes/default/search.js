// Searches in the index of this site. The index is looked through by Pagefind, here in the browser: what is looked for
// is sent nowhere and kept nowhere. It stands in the address, so that a search can be sent to a colleague.
const form = document.querySelector('form.search-form');
const words = JSON.parse(form.dataset.words);
const lang = document.documentElement.lang;
const list = document.querySelector('#page-results');
const status = document.querySelector('#page-count');
const more = document.querySelector('.more');
const template = document.querySelector('#page-result');
const facets = [...form.querySelectorAll('select')];
const labels = new Map(facets.map((facet) => [facet.name, new Map([...facet.options].map((one) => [one.value, one.text]))]));
const name = document.title;
const plurals = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);

// How many results are shown at once, how many words an excerpt has, and how many of them before the first that is marked.
const SHOWN = 10;
const EXCERPT = 36;
const BEFORE = 6;

const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
const counted = (n) => fill(words.results[plurals.select(n)] ?? words.results.other, { n: numbers.format(n) });

/* --- The indexes ----------------------------------------------------------------------------------------------- */

const indexes = new Map();

// The index of a language, fetched when it is first needed. A worker would need rights of its own, and the indexes are
// small.
const index = (tag) => {
  if (!indexes.has(tag)) {
    const base = `${form.dataset.index}${tag}/`;
    const made = import(new URL(`${base}pagefind.js`, location)).then(async ({ createInstance }) => {
      const instance = createInstance({ baseUrl: '/', basePath: base, noWorker: true });
      await instance.init();
      // What is called so comes before what only mentions it, and a word that is shown before one that is not.
      const metaWeights = { title: 6, named: 4, of: 1.5, words: 0.6 };
      await instance.options({ ranking: { pageLength: 0.3, metaWeights } });
      await instance.filters();
      return instance;
    });
    made.catch(() => indexes.delete(tag));
    indexes.set(tag, made);
  }
  return indexes.get(tag);
};

/* --- Words ----------------------------------------------------------------------------------------------------- */

// What a text is compared by: it in small letters without marks, once for each way to spell the letters that a keyboard may
// lack. The table has each letter, then how it is spelt with two letters, with one, and in addresses.
const speller = (table) => {
  const all = table.split(' ');
  const letters = all.filter((_, n) => n % 4 === 0);
  const lacking = new RegExp(`[${letters.join('')}]`, 'g');
  const ways = [1, 2, 3].map((way) => new Map(letters.map((letter, n) => [letter, all[4 * n + way]])));
  const bare = (text) => text.normalize('NFD').replace(/[\p{M}\u00ad]/gu, '');
  return (text) => {
    const small = text.normalize('NFC').toLocaleLowerCase(lang);
    return [...new Set(ways.map((way) => bare(small.replace(lacking, (letter) => way.get(letter)))))];
  };
};
const spellings = speller(words.letters);
const folded = (text) => spellings(text)[0];

const split = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// A number is one word, as it is in the index, with or without signs between its thousands and before its decimals.
const joined = (text) => text.replace(/(?<=\p{N})[.,](?=\p{N})/gu, '');

// What a question looks for: its words without those that say nothing of it, and all of them where it has no others.
const telling = (query) => {
  const all = split(joined(query));
  const some = all.filter((word) => !words.small.includes(word.toLocaleLowerCase(lang)));
  return some.length > 0 ? some : all;
};

// Signs of the index stand where words change to another language, `\ue001` and the following, and back.
const SIGNS = /[\ue000-\ue0ff]/g;

// The words of a passage, each with its language if that is another than the page's; `base` is that of the index.
const read = (passage, base) => {
  const foreign = (tag) => (tag === lang ? null : (words.languages.find(([known]) => known === tag) ?? null));
  let other = foreign(base);
  return passage.split(/\s+/).map((written) => {
    let own = other;
    for (const sign of written.match(SIGNS) ?? []) {
      const number = sign.charCodeAt(0) - 0xe001;
      other = foreign(number < 0 ? base : words.languages[number]?.[0]);
      if (number >= 0) own = other;
    }
    return { text: written.replace(SIGNS, ''), other: own };
  });
};

// Whether a word is one of those looked for, begins with it or has it within.
const isMeant = (text, terms) =>
  spellings(joined(text)).some((word) =>
    terms.some((term) => (term.length > 2 ? word.includes(term) : split(word).includes(term))),
  );

// How near what was found is to what was looked for: 2 for the words themselves, 1 for words that begin as they do,
// 0 for chance. The library goes back to shorter beginnings where it knows no word.
const nearness = (all, terms) => {
  const found = new Set(
    all.flatMap(({ meta, content }) =>
      split(joined(`${Object.values(meta).join(' ')} ${content}`.replace(/_/g, ' '))).flatMap(spellings),
    ),
  );
  const near = (term, word) => {
    if (word.includes(term)) return 2;
    let same = 0;
    while (same < word.length && word[same] === term[same]) same += 1;
    const rest = term.length - same;
    // An ending is of other letters in another form of the word.
    if (rest <= 2 && same >= 2) return 2;
    if (same < 4) return 0;
    return rest <= 4 ? 2 : 1;
  };
  return Math.min(2, ...terms.map((term) => Math.max(0, ...[...found].map((word) => near(term, word)))));
};

// How many letters must be put in, taken out, changed or swapped to make the beginning of a known word of what is
// written; with the beginning that it takes least for, and of these the whole word or the longest.
const apart = (written, known) => {
  let [before, last] = [[], Array.from({ length: known.length + 1 }, (_, n) => n)];
  for (let n = 1; n <= written.length; n += 1) {
    const row = [n];
    for (let m = 1; m <= known.length; m += 1) {
      const isSame = written[n - 1] === known[m - 1];
      row[m] = Math.min(last[m] + 1, row[m - 1] + 1, last[m - 1] + Number(!isSame));
      const isSwapped = n > 1 && m > 1 && written[n - 1] === known[m - 2] && written[n - 2] === known[m - 1];
      if (isSwapped) row[m] = Math.min(row[m], before[m - 2] + 1);
    }
    [before, last] = [last, row];
  }
  const least = Math.min(...last.slice(4));
  return [least, last.lastIndexOf(least)];
};

// The words of the index from A to Z, as they are folded; fetched where nothing was found as it was spelt.
let known = null;
const knownWords = () => {
  known ??= fetch(form.dataset.known)
    .then((answer) => answer.text())
    .then((text) => {
      const entries = new DOMParser().parseFromString(text, 'text/html').querySelectorAll('.entries a');
      const all = [...entries].flatMap((entry) => split(entry.textContent.toLocaleLowerCase(lang)));
      return new Map(all.filter((word) => word.length > 3).map((word) => [folded(word), word]));
    });
  known.catch(() => (known = null));
  return known;
};

// A query with words that are nearly those of the site in place of those that it does not know; nothing where that
// changes nothing.
const corrected = async (query) => {
  if (!form.dataset.known) return null;
  const all = await knownWords();
  const correct = (written) => {
    const word = folded(written);
    const limit = word.length > 7 ? 2 : Number(word.length > 4);
    if (limit === 0 || [...all.keys()].some((one) => one.startsWith(word))) return written;
    const near = [...all].map(([one, shown]) => [...apart(word, one), one, shown]);
    const [best] = near.sort(([a, n, one], [b, m, other]) => a - b || Number(m === other.length) - Number(n === one.length));
    if (!best || best[0] > limit) return written;
    // Where folding has made two letters of one, only the whole word can be shown as it is spelt.
    return best[2].length === best[3].length ? best[3].slice(0, best[1]) : best[3];
  };
  const terms = telling(query);
  const meant = terms.map(correct);
  return meant.join(' ') === terms.join(' ') ? null : meant.join(' ');
};

// Puts words into an element, those looked for marked, those in another language with it.
const put = (element, passage, isMarked) => {
  let run = null;
  for (const [n, { text, other }] of passage.entries()) {
    const space = n > 0 ? ' ' : '';
    if (!run || run.other !== other) {
      element.append(space);
      run = { other, into: element };
      if (other) {
        run.into = document.createElement('span');
        run.into.lang = other[0];
        run.into.dir = 'auto';
        element.append(run.into);
      }
    } else {
      run.into.append(space);
    }
    if (isMarked(text, n)) {
      const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text);
      const mark = document.createElement('mark');
      mark.textContent = word;
      run.into.append(before, mark, after);
    } else {
      run.into.append(text);
    }
  }
};

// Where an excerpt begins: a few words before a marked one, so that this is read in its sentence, and where as many
// others as possible follow.
const start = (marked) => {
  let best = 0;
  let most = 0;
  for (let n = 0; n < marked.length; n += 1) {
    const within = marked[n] ? marked.slice(n, n + EXCERPT - BEFORE).filter(Boolean).length : 0;
    if (within > most) [best, most] = [n, within];
  }
  return Math.max(0, Math.min(best - BEFORE, marked.length - EXCERPT));
};

/* --- A result -------------------------------------------------------------------------------------------------- */

const shown = (data, terms, locations, tag) => {
  const item = template.content.cloneNode(true);
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
  const title = read(data.meta.title, tag);
  const meant = (text) => isMeant(text, terms);
  slot('title').href = data.raw_url;
  put(slot('title'), title, meant);

  const label = (name) => labels.get(name)?.get(data.filters[name]?.[0]);
  const text = read(data.content, tag);
  const others = new Set([...title, ...text].map(({ other }) => other?.[1]).filter(Boolean));
  const facts = [[label('kind')], [data.meta.of, tag], [label('status')], [label('publication')], [[...others].join(', ')]];
  for (const [n, [fact, own]] of facts.filter(([fact]) => fact).entries()) {
    if (n > 0) slot('facts').append(' · ');
    put(slot('facts'), read(fact, own ?? lang), meant);
  }

  const at = new Set(locations);
  const marked = text.map((word, n) => at.has(n) || meant(word.text));
  const from = start(marked);
  const passage = text.slice(from, from + EXCERPT);
  if (data.content === data.meta.title) {
    slot('text').remove();
  } else {
    if (from > 0) slot('text').append('… ');
    put(slot('text'), passage, (_, n) => marked[from + n]);
    if (from + EXCERPT < text.length) slot('text').append(' …');
  }
  return item;
};

/* --- A search -------------------------------------------------------------------------------------------------- */

let latest = 0;
let next = () => {};

const chosen = () => {
  const all = [['q', form.elements.q.value.trim()], ...facets.map((facet) => [facet.name, facet.value])];
  return new Map(all.filter(([, value]) => value));
};

// How many results each choice would leave. What a facet itself has chosen does not count for it.
const count = async (made, query, filters, found) => {
  for (const facet of found.filters ? facets : []) {
    let counts = found.filters[facet.name];
    if (filters[facet.name]) {
      const { [facet.name]: _, ...others } = filters;
      counts = (await made.search(query, { filters: others })).filters[facet.name];
    }
    for (const option of [...facet.options].filter((option) => option.value)) {
      const n = counts?.[option.value] ?? 0;
      option.text = `${labels.get(facet.name).get(option.value)} (${numbers.format(n)})`;
      option.hidden = n === 0 && !option.selected;
    }
  }
};

// Every choice without a number.
const uncounted = () => {
  for (const facet of facets) {
    for (const option of facet.options) {
      option.text = labels.get(facet.name).get(option.value);
      option.hidden = false;
    }
  }
};

const nothing = () => {
  list.replaceChildren();
  list.hidden = true;
  more.hidden = true;
  status.textContent = '';
  uncounted();
};

// What leads to a whole page or says what a word means comes before a single row that is called the same.
const WHOLE = ['publication', 'chapter', 'page', 'unit', 'term'];

// What a search finds in the index of one language, the first page of it read.
const find = async (tag, query, filters) => {
  const made = await index(tag);
  const asked = telling(query).join(' ');
  const terms = split(folded(asked));
  // The words of titles stand in the index with `_` at the end as well, short titles as a whole with `__`, and have no
  // other forms there. All is asked for at once, so that nothing waits for what is fetched for another.
  const small = (text) => split(text.toLocaleLowerCase(lang));
  const titles = query ? [small(asked).map((word) => `${word}_`).join(' '), `${small(query).join('_')}__`] : [];
  const whole = filters.kind ? filters : { ...filters, kind: { any: WHOLE } };
  const [found, ...named] = await Promise.all([
    made.search(asked || null, { filters }),
    ...titles.flatMap((title) => [filters, whole].map((among) => made.search(title, { filters: among }))),
  ]);
  const scores = new Map();
  for (const { id, score } of named.flatMap(({ results }) => results)) scores.set(id, (scores.get(id) ?? 0) + score);
  const score = (result) => result.score + (scores.get(result.id) ?? 0);
  const results = query ? [...found.results].sort((a, b) => score(b) - score(a)) : found.results;
  const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  const near = results.length === 0 ? 0 : query ? nearness(first, terms) : 2;
  return { tag, made, asked, found, results, first, terms, near };
};

// What has some of the words of a query, that with the most and the rarest first.
const findSome = async (query, filters) => {
  const asked = [...new Set(telling(query))];
  const each = (await Promise.all(asked.map((word) => find(lang, word, filters)))).filter(({ near }) => near === 2);
  const scores = new Map();
  for (const { results } of each) {
    const rarity = 1 / Math.log2(1 + results.length);
    const most = results.reduce((most, { score }) => Math.max(most, score), Number.MIN_VALUE);
    for (const { id, score } of results) scores.set(id, (scores.get(id) ?? 0) + (1 + score / most) * rarity);
  }
  const all = new Map(each.flatMap(({ results }) => results).map((result) => [result.id, result]));
  const results = [...all.values()].sort((a, b) => scores.get(b.id) - scores.get(a.id));
  const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  const terms = each.flatMap(({ terms }) => terms);
  return { ...each[0], found: { filters: null }, results, first, terms, near: 2, isSome: true };
};

// The page's own language; where that does not have the words, another that has them, then words that are spelt nearly
// so, then what has some of the words.
const findAnywhere = async (query, filters) => {
  const own = await find(lang, query, filters);
  if (own.near === 2 || !query) return own;
  for (const [tag] of words.languages.filter(([tag]) => tag !== lang)) {
    const other = await find(tag, query, filters);
    if (other.near === 2) return other;
  }
  const meant = await corrected(query).catch(() => null);
  const nearly = meant && (await find(lang, meant, filters));
  if (nearly?.near === 2) return { ...nearly, meant };
  const some = telling(query).length > 1 && (await findSome(query, filters));
  if (some?.results?.length > 0) return some;
  return own.near === 1 ? own : { ...own, results: [], first: [], found: { filters: {} } };
};

const said = ({ tag, results, near, meant, isSome }, query) => {
  const n = results.length;
  if (n === 0) return query ? fill(words.none, { query }) : words.none_chosen;
  const slots = { query, meant, results: counted(n), in_language: words.languages.find(([known]) => known === tag)?.[1] };
  const found = query ? words.found : '{results}.';
  const text = tag !== lang ? words.other : meant ? words.meant : isSome ? words.some : near === 1 ? words.near : found;
  const first = n > SHOWN ? ` ${fill(words.first, { n: numbers.format(SHOWN) })}` : '';
  return fill(text, slots) + first;
};

// Searches for what is chosen. An answer that comes after the next question is not shown.
const search = async () => {
  const own = (latest += 1);
  const isLate = () => own !== latest;
  const all = chosen();
  const query = all.get('q') ?? '';
  document.title = query ? `${query} – ${name}` : name;
  if (all.size === 0) {
    nothing();
    return;
  }
  const filters = Object.fromEntries([...all].filter(([name]) => name !== 'q'));
  try {
    const answer = await findAnywhere(query, filters);
    const { tag, made, asked, found, results, first, terms } = answer;
    if (isLate()) return;
    if (!found.filters) uncounted();
    await count(made, asked || null, filters, found);
    if (isLate()) return;
    let at = 0;
    const add = (page, data) => {
      const items = data.map((one, n) => shown(one, terms, page[n].words, tag));
      const link = items[0]?.querySelector('a');
      list.append(...items);
      list.hidden = at + page.length === 0;
      at += page.length;
      more.hidden = at >= results.length;
      return link;
    };
    next = async () => {
      const page = results.slice(at, at + SHOWN);
      const data = await Promise.all(page.map((result) => result.data()));
      return isLate() ? null : add(page, data);
    };
    list.replaceChildren();
    add(results.slice(0, SHOWN), first);
    status.textContent = said(answer, query);
  } catch {
    if (isLate()) return;
    nothing();
    status.textContent = words.failed;
  }
};

/* --- The address ----------------------------------------------------------------------------------------------- */

const restore = () => {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get('q') ?? '';
  for (const facet of facets) {
    const value = asked.get(facet.name) ?? '';
    facet.value = labels.get(facet.name).has(value) ? value : '';
  }
  return search();
};

// Every search is a step that the back button undoes.
const begin = () => {
  const query = new URLSearchParams([...chosen()]).toString();
  const address = location.pathname + (query && `?${query}`);
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  return search();
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  begin();
});
facets.forEach((facet) => facet.addEventListener('change', begin));
// The cross in the field clears it.
form.elements.q.addEventListener('search', () => form.elements.q.value === '' && begin());
more.querySelector('button').addEventListener('click', async () => (await next())?.focus());
addEventListener('popstate', restore);
document.querySelector('.needs-script').remove();
restore();
